package org.handful.ui.common.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Instant AT = LocalDateTime.of(2026, 3, 7, 15, 4).atZone(ZoneId.systemDefault()).toInstant();

    @Test
    void theClockIsTheSameInBothLanguagesAndTheDateNoLongerThanNeeded() {
        Times english = new Times(Texts.load(Locale.ENGLISH, "common"));
        Times german = new Times(Texts.load(Locale.GERMAN, "common"));
        assertThat(english.clock(AT)).isEqualTo("15:04").isEqualTo(german.clock(AT));
        assertThat(english.since(AT, LocalDate.of(2026, 3, 7))).isEqualTo("15:04");
        assertThat(english.since(AT, LocalDate.of(2026, 3, 8))).isEqualTo("7 Mar 15:04");
        assertThat(english.since(AT, LocalDate.of(2027, 3, 7))).isEqualTo("7 Mar 2026, 15:04");
        assertThat(german.since(AT, LocalDate.of(2026, 3, 8))).isEqualTo("7. M\u00e4rz 15:04");
        assertThat(german.whole(AT)).isEqualTo("7. M\u00e4rz 2026, 15:04");
    }
}
