package org.handful.ui.common.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Where a name may go on in the next line: behind a space, a slash, a dash or an underscore, and before its ending. */
final class NameBreaks {
    private static final String BEHIND = " /\\-_,;·";
    private static final int LONGEST_ENDING = 5;

    private NameBreaks() {}

    /**
     * Breaks a name into lines; only a part that is wider than a whole line is broken inside.
     *
     * @param most lines; what does not fit stays in the last one
     * @param measure width of a text
     */
    static List<String> lines(String name, double width, int most, ToDoubleFunction<String> measure) {
        if (measure.applyAsDouble(name) <= width) {
            return List.of(name);
        }
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String part : parts(name)) {
            if (lines.size() + 1 < most && !line.isEmpty() && measure.applyAsDouble(line + part.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            boolean wide = measure.applyAsDouble(part.stripTrailing()) > width;
            for (int i = 0; i < part.length(); i++) {
                if (wide && lines.size() + 1 < most && !line.isEmpty() && part.charAt(i) != ' '
                        && measure.applyAsDouble(line.toString() + part.charAt(i)) > width) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                }
                line.append(part.charAt(i));
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int ending = name.lastIndexOf('.');
        int from = 0;
        for (int i = 1; i < name.length(); i++) {
            boolean behind = BEHIND.indexOf(name.charAt(i - 1)) >= 0 && BEHIND.indexOf(name.charAt(i)) < 0;
            if (behind || i == ending && name.length() - i <= LONGEST_ENDING) {
                parts.add(name.substring(from, i));
                from = i;
            }
        }
        parts.add(name.substring(from));
        return parts;
    }
}
