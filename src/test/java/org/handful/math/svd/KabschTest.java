package org.handful.math.svd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.math.Matrices;
import org.junit.jupiter.api.Test;

class KabschTest {
    @Property(tries = 40)
    void recoversARotation(@ForAll @IntRange(min = 2, max = 12) int d, @ForAll @IntRange(min = 2, max = 20) int n,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] x = centred(random.doubles((long) n * d, -1, 1).toArray(), n, d);
        double[] y = Matrices.product(x, rotation(d, random), n, d, d);
        assertThat(Kabsch.rotated(x, y, n, d)).containsExactly(y, within(1e-6));
    }

    @Property(tries = 40)
    void turnsDirectionsInWhichThePointsHardlyDiffer(@ForAll @IntRange(min = 2, max = 8) int d,
            @ForAll @IntRange(min = 1, max = 12) int digits, @ForAll boolean few, @ForAll long seed) {
        Random random = new Random(seed);
        int n = few ? Math.max(2, d - 1) : d + 3;
        double[] x = random.doubles((long) n * d, -1, 1).toArray();
        for (int i = 0; i < n; i++) {
            x[i * d] *= Math.pow(10, -digits);
        }
        x = centred(x, n, d);
        double[] y = Matrices.product(x, rotation(d, random), n, d, d);
        assertThat(Kabsch.rotated(x, y, n, d)).containsExactly(y, within(1e-6));
    }

    @Property(tries = 40)
    void keepsDistancesAndOrientation(@ForAll @IntRange(min = 2, max = 6) int d, @ForAll long seed) {
        int n = 4 * d;
        Random random = new Random(seed);
        double[] x = centred(random.doubles((long) n * d, -1, 1).toArray(), n, d);
        double[] y = centred(random.doubles((long) n * d, -1, 1).toArray(), n, d);
        double[] found = Kabsch.rotated(x, y, n, d);
        double[] before = Matrices.gram(x, n, d);
        assertThat(Matrices.gram(found, n, d)).containsExactly(before, within(1e-6));
    }

    @Test
    void neverMirrors() {
        double[] x = {1, 0, -1, 0, 0, 2, 0, -2};
        double[] mirrored = {-1, 0, 1, 0, 0, 2, 0, -2};
        double[] found = Kabsch.rotated(x, mirrored, 4, 2);
        // A turn in the plane keeps the sign of the area that the first and the third point span.
        assertThat(found[0] * found[5] - found[1] * found[4]).isCloseTo(2, within(1e-9));
    }

    @Test
    void pointsOfNoExtentStayWhereTheyAre() {
        assertThat(Kabsch.rotated(new double[6], new double[6], 3, 2)).containsOnly(0);
    }

    private static double[] centred(double[] x, int n, int d) {
        for (int j = 0; j < d; j++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += x[i * d + j] / n;
            }
            for (int i = 0; i < n; i++) {
                x[i * d + j] -= mean;
            }
        }
        return x;
    }

    /** A product of turns in planes of two axes. */
    private static double[] rotation(int d, Random random) {
        double[] out = new double[d * d];
        for (int i = 0; i < d; i++) {
            out[i * d + i] = 1;
        }
        for (int a = 0; a < d; a++) {
            for (int b = a + 1; b < d; b++) {
                double angle = random.nextDouble() * 2 * Math.PI;
                double[] turn = new double[d * d];
                for (int i = 0; i < d; i++) {
                    turn[i * d + i] = i == a || i == b ? Math.cos(angle) : 1;
                }
                turn[a * d + b] = Math.sin(angle);
                turn[b * d + a] = -Math.sin(angle);
                out = Matrices.product(out, turn, d, d, d);
            }
        }
        return out;
    }
}
