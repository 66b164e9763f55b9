package org.handful;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's own files, for the tests that look at them. */
public final class Sources {
    public static final Path MAIN = Path.of("src/main/java");
    public static final Path TEST = Path.of("src/test/java");
    public static final Path RESOURCES = Path.of("resources");

    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "//[^\\n]*|/\\*.*?\\*/"
                    + "|\"\"\".*?\"\"\"|'(?:\\\\.|[^'\\\\])+'|\"((?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);

    private Sources() {}

    /** Files below a folder with that ending, sorted; none when there is no such folder. */
    public static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The string literals of a Java file, without those in comments, escapes left as they are. */
    public static Set<String> literals(String java) {
        return COMMENT_OR_LITERAL.matcher(java).results()
                .filter(m -> m.group(1) != null)
                .map(m -> m.group(1))
                .collect(Collectors.toSet());
    }
}
