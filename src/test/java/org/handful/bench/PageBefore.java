package org.handful.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A page of results as it was, so that a part of it can be measured again without the rest. */
final class PageBefore {
    private final List<String> lines;

    PageBefore(List<String> lines) {
        this.lines = lines;
    }

    static PageBefore read(Path file) throws IOException {
        return new PageBefore(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    /** With its heading, up to the next one; empty where there was none of that name. */
    String section(String name) {
        int from = lines.indexOf("### " + name);
        if (from < 0) {
            return "";
        }
        int to = from + 1;
        while (to < lines.size() && !lines.get(to).startsWith("#")) {
            to++;
        }
        return String.join("\n", lines.subList(from, to)).strip() + "\n\n";
    }

    /** Of the table in a section; empty where there was none. */
    String cell(String section, String row, String column) {
        List<String[]> rows = section(section).lines().filter(l -> l.startsWith("|")).map(PageBefore::cells).toList();
        if (rows.isEmpty()) {
            return "";
        }
        int at = Arrays.asList(rows.getFirst()).indexOf(column);
        return at < 0 ? "" : rows.stream().filter(r -> r[0].equals("`" + row + "`") && r.length > at)
                .map(r -> r[at]).findFirst().orElse("");
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toArray(String[]::new);
    }
}
