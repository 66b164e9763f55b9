package org.handful.store.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryEntryTest {
    private static String words(EditKind kind, int count) {
        return new HistoryEntry(1, Instant.EPOCH, kind, count, List.of("it's", "{0}"), true).words();
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_has_words_for_one_and_for_many(EditKind kind) {
        assertThat(words(kind, 1)).isNotBlank().doesNotContain("1 images", "1 labels", "1 classes", "{1}", "{2}");
        assertThat(words(kind, 12)).isNotBlank().doesNotContain("12 image ", "12 label ", "12 class ");
    }

    @Test
    void every_language_has_words_for_every_kind_and_no_others() throws IOException {
        List<String> kinds = Arrays.stream(EditKind.values()).map(Enum::name).toList();
        for (String file : List.of("history", "history_de")) {
            // Not through ResourceBundle, which would fall back on the other language.
            var words = new Properties();
            try (Reader in = new InputStreamReader(
                    EditKind.class.getResourceAsStream("/i18n/" + file + ".properties"), StandardCharsets.UTF_8)) {
                words.load(in);
            }
            assertThat(words.stringPropertyNames()).as(file).containsExactlyInAnyOrderElementsOf(kinds);
            for (EditKind kind : EditKind.values()) {
                String one = new MessageFormat(words.getProperty(kind.name()), Locale.GERMAN)
                        .format(new Object[] {1, "it's", "{0}", "three"});
                assertThat(one).as("%s in %s", kind, file).isNotBlank().doesNotContain("{1}", "{2}", "{3}", "1 Bilder");
            }
        }
    }

    @Test
    void names_are_shown_as_they_are() {
        assertThat(words(EditKind.CLASS_RENAMED, 1)).isEqualTo("Class it's renamed to {0}");
        assertThat(words(EditKind.LABELLED, 12)).isEqualTo("12 images labelled it's");
    }
}
