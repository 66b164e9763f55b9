package org.handful.ui.common.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    private final Decimals english = new Decimals(Locale.ENGLISH);
    private final Decimals german = new Decimals(Locale.GERMAN);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {
        "0.5; 0.5; 0,5", "2.0E-4; 0.0002; 0,0002", "4.0; 4; 4", "1000000; 1000000; 1000000", "0.0; 0; 0",
        "1e-12; 1E-12; 1E-12", "many; many; many", "-0.25; -0.25; -0,25"})
    void aNumberIsShownAsTheLanguageWritesIt(String raw, String inEnglish, String inGerman) {
        assertThat(english.shown(raw)).isEqualTo(inEnglish);
        assertThat(german.shown(raw)).isEqualTo(inGerman);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {
        "0,5; 0.5", "0.5; 0.5", "0,001; 0.001", "0.001; 0.001", "1,5e-3; 1.5e-3", "1.234,5; 1234.5", "1,234.5; 1234.5",
        "1.000.000; 1000000", "1,000,000; 1000000", "12,3456; 12.3456", "10 000; 10000", ",5; .5"})
    void whereItCanMeanOneThingBothLanguagesReadBoth(String typed, String raw) {
        assertThat(english.raw(typed, false)).isEqualTo(raw);
        assertThat(german.raw(typed, false)).isEqualTo(raw);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {"1.000; 1.000; 1000", "1,000; 1000; 1.000", "25.125; 25.125; 25125"})
    void whereItCanMeanTwoTheLanguageDecides(String typed, String inEnglish, String inGerman) {
        assertThat(english.raw(typed, false)).isEqualTo(inEnglish);
        assertThat(german.raw(typed, false)).isEqualTo(inGerman);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {"1.000; 1000", "1,000; 1000", "1,5; 1.5", "300; 300"})
    void aCountIsGroupedInBoth(String typed, String raw) {
        assertThat(english.raw(typed, true)).isEqualTo(raw);
        assertThat(german.raw(typed, true)).isEqualTo(raw);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {"1.2,3.4", "1,2,3", "many", "0,5 of it", "1.23,4,5", "''"})
    void whatIsNoNumberStays(String typed) {
        assertThat(english.raw(typed, false)).isEqualTo(typed);
        assertThat(german.raw(typed, false)).isEqualTo(typed);
    }

    @Property
    void whatIsShownIsReadAsItWas(@ForAll @Scale(9) @DoubleRange(min = -1e6, max = 1e6) double value) {
        for (Decimals language : new Decimals[] {english, german}) {
            String shown = language.shown(String.valueOf(value));
            assertThat(Double.parseDouble(language.raw(shown, false))).isEqualTo(value);
        }
    }
}
