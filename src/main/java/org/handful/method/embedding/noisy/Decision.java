package org.handful.method.embedding.noisy;

import java.util.List;
import java.util.stream.Collectors;
import org.handful.model.HeadState;

/**
 * What became of one image that nobody had checked.
 *
 * @param given class that it came with
 * @param decided class that it counted for, -1 when it was dropped
 */
public record Decision(String sha256, String name, int given, int decided) {
    private static final String NOTE = "noisy";

    /** Of a head that was kept; none when it learned from checked images alone. */
    public static List<Decision> of(HeadState state) {
        return read(state.notes().getOrDefault(NOTE, ""));
    }

    static List<Decision> read(String lines) {
        return lines.lines().map(line -> line.split("\t", 4))
                .map(p -> new Decision(p[0], p[3], Integer.parseInt(p[1]), Integer.parseInt(p[2]))).toList();
    }

    /** One line each; a name may hold anything but a line break. */
    static String written(List<Decision> all) {
        return all.stream().map(d -> d.sha256 + "\t" + d.given + "\t" + d.decided + "\t" + d.name + "\n")
                .collect(Collectors.joining());
    }

    static String note() {
        return NOTE;
    }
}
