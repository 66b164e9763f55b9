package org.handful.run.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.handful.method.privacy.NoiseKind;
import org.handful.method.privacy.PrivacyBudget;
import org.junit.jupiter.api.Test;

class PrivacyWordsTest {
    private static String words(double epsilon, double delta, NoiseKind noise, int images) throws Exception {
        return PrivacyWords.of(new PrivacyBudget(epsilon, delta, 1, noise).over(50, images, 1));
    }

    @Test
    void saysByWhatFactorOddsChangeAndWhenNot() throws Exception {
        assertThat(words(1, 0, NoiseKind.SECRET, 1000)).contains("factor of 2.7", "epsilon 1", "0.001", "not covered")
                .doesNotContain("as large as", "seed");
        assertThat(words(4, 1e-5, NoiseKind.SECRET, 1000)).contains("54.6", "0.00001");
    }

    @Test
    void warnsOfADeltaThatPromisesLittleOfNoiseThatCanBeDrawnAgainAndOfNone() throws Exception {
        assertThat(words(1, 0, NoiseKind.SECRET, 10)).contains("0.1 (delta)", "1 in 10");
        assertThat(words(1, 0, NoiseKind.REPEATABLE, 1000)).contains("follows the seed");
        assertThat(words(50, 0, NoiseKind.SECRET, 1000)).contains("next to nothing").doesNotContain("factor of");
        assertThat(words(1, 0, NoiseKind.NONE, 1000)).contains("without noise").doesNotContain("epsilon");
    }
}
