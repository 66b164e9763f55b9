package org.handful.run.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handful.eval.explain.Occlusion.Window;
import org.handful.model.InputSpec;
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

    @Test
    void aSecondBackboneHasTheSamePlaceHidden() {
        InputSpec pocket = input(128, 146);
        InputSpec mobile = input(224, 256);
        InputSpec all = input(32, 32);
        Window w = new Window(9, 18, 27, 36);
        assertThat(Looking.seen(w, pocket, pocket)).isEqualTo(w);
        assertThat(Looking.seen(w, pocket, mobile)).as("the same share of the image: 256 / 146 as large")
                .isEqualTo(new Window(16, 31, 47, 63));
        assertThat(Looking.seen(new Window(0, 0, 128, 128), pocket, all)).as("its margins lie outside of the first crop")
                .isEqualTo(new Window(2, 2, 30, 30));
        assertThat(Looking.seen(new Window(0, 0, 32, 32), all, pocket)).isEqualTo(new Window(0, 0, 128, 128));
    }

    private static InputSpec input(int size, int resized) {
        return new InputSpec(size, resized, "nearest", "centre", List.of(0.5), List.of(0.5), "L");
    }
}
