package org.handful.store.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
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
    void no_text_is_left_over() {
        assertThat(ResourceBundle.getBundle("i18n.history", Locale.ROOT).keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EditKind.values()).map(Enum::name).toList());
    }

    @Test
    void names_are_shown_as_they_are() {
        assertThat(words(EditKind.CLASS_RENAMED, 1)).isEqualTo("Class it's renamed to {0}");
        assertThat(words(EditKind.LABELLED, 12)).isEqualTo("12 images labelled it's");
    }
}
