package org.handful.run.why;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookingTest {
    @Test
    void learnedTokensAreNoPartOfTheImage() {
        // One layer, one head: a class token, two learned ones, two patches.
        double[][][][] attention = new double[1][1][5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                attention[0][0][i][j] = 10 * i + j;
            }
        }
        assertThat(Looking.ofImage(attention, 1, 2)[0][0])
                .isDeepEqualTo(new double[][] {{0, 3, 4}, {30, 33, 34}, {40, 43, 44}});
        assertThat(Looking.ofImage(attention, 1, 4)).isSameAs(attention);
    }
}
