package org.handful.ui.common.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void shouldSpeakWhatWasChosenThenWhatTheSystemSpeaksThenEnglish() {
        assertThat(Language.of("en", Locale.GERMANY)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(null, Locale.of("de", "AT"))).isEqualTo(Language.GERMAN);
        assertThat(Language.of(null, Locale.FRANCE)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("xx", Locale.UK)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void shouldChangeWordsAndNumbersOfTheSameTextsAndTellSo() {
        Texts texts = Texts.load(Locale.ENGLISH, "common", "start");
        List<String> heard = new ArrayList<>();
        texts.language().addListener((o, before, now) -> heard.add(texts.get("progress.count", 1234, 5678)));
        assertThat(texts.get("progress.count", 1234, 5678)).isEqualTo("1,234 of 5,678");

        texts.choose(Language.GERMAN);
        assertThat(heard).containsExactly("1.234 von 5.678");
        assertThat(texts.bundle().getString("start.open")).isEqualTo("Projekt \u00f6ffnen\u2026");
    }

    @Test
    void shouldStayEnglishOnAGermanSystemWhenEnglishIsWanted() {
        Locale system = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Texts.load(Locale.ENGLISH, "start").get("start.samples")).isEqualTo("Samples to try");
        } finally {
            Locale.setDefault(system);
        }
    }
}
