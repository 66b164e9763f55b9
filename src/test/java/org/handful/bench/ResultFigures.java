package org.handful.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured so far: a line for each data, method and number of shots, kept in a file. */
final class ResultFigures {
    /** @param values accuracy of each episode, or 1 and 0 for each test image */
    record Figure(double seconds, double[] values) {
        double mean() {
            return Arrays.stream(values).average().orElseThrow();
        }
    }

    private final Path file;
    private final Map<String, Figure> known = new LinkedHashMap<>();

    ResultFigures(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t");
                known.put(key(parts[0], parts[1], Integer.parseInt(parts[2])), new Figure(
                        Double.parseDouble(parts[3]),
                        Arrays.stream(parts[4].split(" ")).mapToDouble(Double::parseDouble).toArray()));
            }
        }
    }

    boolean has(String data, String method, int shots) {
        return known.containsKey(key(data, method, shots));
    }

    /** Null where nothing was measured. */
    Figure get(String data, String method, int shots) {
        return known.get(key(data, method, shots));
    }

    void add(String data, String method, int shots, double seconds, double[] values) throws IOException {
        known.put(key(data, method, shots), new Figure(seconds, values));
        Files.writeString(file, data + "\t" + method + "\t" + shots + "\t" + seconds + "\t"
                + Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(" ")) + "\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String key(String data, String method, int shots) {
        return data + "\t" + method + "\t" + shots;
    }
}
