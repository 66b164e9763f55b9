package org.handful.eval.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.handful.math.Vectors;
import org.junit.jupiter.api.Test;

class DirectionsTest {
    private static final int N = 60;
    private static final int D = 12;

    /** Object along the first three axes, background along the next three: each is found without the other. */
    @Test
    void imagesAreAlikeInOneThingOrApartFromIt() {
        Random random = new Random(3);
        int[] object = new int[N];
        int[] background = new int[N];
        double[][] x = new double[N][D];
        for (int i = 0; i < N; i++) {
            object[i] = i % 3;
            background[i] = random.nextInt(3);
            for (int j = 0; j < D; j++) {
                x[i][j] = 0.2 * random.nextGaussian() + (j == object[i] ? 1.5 : 0) + (j == 3 + background[i] ? 3 : 0);
            }
        }
        assertThat(sameNearest(x, background)).as("the background is stronger").isGreaterThan(0.95);
        Directions directions = Directions.of(x, background);
        assertThat(directions.basis()).hasNumberOfRows(2);
        double[][] along = new double[N][];
        double[][] without = new double[N][];
        for (int i = 0; i < N; i++) {
            along[i] = directions.along(x[i]);
            without[i] = directions.without(x[i]);
            double[] off = x[i].clone();
            Vectors.axpy(-1, directions.centre(), off);
            assertThat(Math.hypot(Vectors.norm(along[i]), Vectors.norm(without[i])))
                    .isCloseTo(Vectors.norm(off), within(1e-12));
            for (double[] b : directions.basis()) {
                assertThat(Vectors.dot(without[i], b)).isCloseTo(0, within(1e-12));
            }
        }
        assertThat(sameNearest(along, background)).isGreaterThan(0.95);
        assertThat(sameNearest(without, object)).isGreaterThan(0.95);
        assertThat(sameNearest(without, background)).as("chance is a third").isLessThan(0.6);
    }

    @Test
    void oneValueOrNoneHasNoDirections() {
        double[][] x = {{1, 2}, {3, 4}, {5, 7}};
        assertThat(Directions.of(x, new int[] {0, 0, 0}).basis()).isEmpty();
        Directions unknown = Directions.of(x, new int[] {-1, -1, -1});
        assertThat(unknown.basis()).isEmpty();
        assertThat(unknown.without(x[0])).containsExactly(1, 2);
    }

    private static double sameNearest(double[][] x, int[] value) {
        CosineRanking ranking = new CosineRanking(x);
        int same = 0;
        for (int i = 0; i < N; i++) {
            same += value[ranking.like(i, _ -> true)[0]] == value[i] ? 1 : 0;
        }
        return (double) same / N;
    }
}
