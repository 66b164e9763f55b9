package org.handful;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A failure is told in the user's language, so the reasons that it names are no words of the code. Left out are the command
 * line, which is English, and backbones, whose reasons quote the English names in cards and weight files.
 */
class FailureWordsTest {
    private static final Pattern FAILURE = Pattern.compile("new (?:Input|Engine|Storage|Project|Camera)Exception\\(");
    private static final Pattern WORDS = Pattern.compile("[a-z]{2,} |[a-z] [a-z]");
    private static final List<Path> QUOTING =
            Stream.of("cli", "backbone").map(p -> Sources.MAIN.resolve("org/handful").resolve(p)).toList();

    @Test
    void reasonsComeFromTexts() {
        assertThat(Sources.files(Sources.MAIN, ".java").stream()
                .filter(f -> QUOTING.stream().noneMatch(f::startsWith))
                .flatMap(FailureWordsTest::words)).isEmpty();
    }

    private static Stream<String> words(Path file) {
        String java = Sources.text(file);
        return FAILURE.matcher(java).results().map(MatchResult::end).map(from -> arguments(java, from))
                .flatMap(a -> Sources.literals(a).stream()).filter(l -> WORDS.matcher(l).find())
                .map(l -> file + ": " + l);
    }

    /** Up to the parenthesis that closes the call. */
    private static String arguments(String java, int from) {
        int open = 1;
        boolean quoted = false;
        int at = from;
        for (; open > 0; at++) {
            char c = java.charAt(at);
            quoted ^= c == '"' && java.charAt(at - 1) != '\\';
            open += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return java.substring(from, at);
    }
}
