package org.handful.cli.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.handful.cli.console.Console;
import org.handful.cli.console.ResultFile;
import org.handful.error.StorageException;
import org.handful.run.result.Guess;

/** Predictions as a table {@code image,predicted,p:CLASS...,open_set:...}: with a column {@code true} added, evaluate reads it. */
public final class GuessCsv {
    private GuessCsv() {}

    /**
     * @param openSet name of the score that tells what is none of the classes; one without figures adds no columns
     * @param target a file, or {@code -} for standard output
     */
    public static void write(List<String> classes, List<Guess> guesses, String openSet, String target, Console console)
            throws StorageException {
        try {
            String text = text(classes, guesses, openSet);
            if (target.equals("-")) {
                console.out().print(text);
                console.out().flush();
            } else {
                ResultFile.write(text, Path.of(target));
            }
        } catch (IOException e) {
            throw StorageException.writing(e, target);
        }
    }

    private static String text(List<String> classes, List<Guess> guesses, String openSet) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            csv.print("image");
            csv.print("predicted");
            for (String name : classes) {
                csv.print(PredictionCsv.PROBABILITY + name);
            }
            boolean open = guesses.stream().anyMatch(g -> g.familiarity(openSet).isPresent());
            if (open) {
                csv.print(PredictionCsv.OPEN_SET + "none");
                csv.print(PredictionCsv.OPEN_SET + openSet);
                csv.print(PredictionCsv.OPEN_SET + "threshold");
            }
            csv.println();
            for (Guess guess : guesses) {
                Map<String, Double> p = new TreeMap<>();
                guess.ranked().forEach(r -> p.put(r.className(), r.probability()));
                csv.print(guess.image());
                csv.print(guess.ranked().getFirst().className());
                for (String name : classes) {
                    csv.print(p.getOrDefault(name, 0.0));
                }
                if (open) {
                    Guess.Familiarity f = guess.familiarity(openSet).orElseThrow();
                    csv.print(f.known() ? f.none() : "");
                    csv.print(f.value());
                    csv.print(f.known() ? f.threshold() : "");
                }
                csv.println();
            }
        }
        return text.toString();
    }
}
