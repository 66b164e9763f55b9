package org.handful.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BasisTest {
    @Property(tries = 50)
    void directionsAreThoseInWhichImagesDiffer(
            @ForAll @IntRange(min = 1, max = 7) int n, @ForAll @IntRange(min = 1, max = 9) int c, @ForAll long seed) {
        Random random = new Random(seed);
        double[] each = random.doubles((long) n * c, 0, 2).toArray();
        double[] all = random.doubles(c, 0.1, 1).toArray();
        double[] network = random.doubles(c).toArray();
        double[] rows = Basis.of(each, all, network, n).values();
        assertThat(Arrays.copyOf(rows, c)).isEqualTo(all);
        assertThat(Arrays.copyOfRange(rows, c, 2 * c)).isEqualTo(network);

        double length = Math.sqrt(dot(all, 0, all, 0, c));
        double[] left = each.clone();
        for (int i = 0; i < n; i++) {
            double along = dot(each, i, all, 0, c) / length;
            for (int k = 0; k < c; k++) {
                left[i * c + k] -= along * all[k] / length;
            }
        }
        for (int j = 0; j < n; j++) {
            assertThat(dot(rows, 2 + j, all, 0, c)).as("orthogonal to the images' statistics").isCloseTo(0, within(1e-9));
            for (int i = 0; i < j; i++) {
                assertThat(dot(rows, 2 + j, rows, 2 + i, c)).as("orthogonal to each other").isCloseTo(0, within(1e-9));
            }
            if (j > 0) {
                assertThat(dot(rows, 2 + j, rows, 2 + j, c)).isLessThanOrEqualTo(dot(rows, 1 + j, rows, 1 + j, c) + 1e-9);
            }
        }
        // All directions together hold the whole covariance: sum_j d_j d_j^T = X^T X / N.
        for (int a = 0; a < c; a++) {
            for (int b = 0; b < c; b++) {
                double expected = 0;
                double found = 0;
                for (int i = 0; i < n; i++) {
                    expected += left[i * c + a] * left[i * c + b] / n;
                    found += rows[(2 + i) * c + a] * rows[(2 + i) * c + b];
                }
                assertThat(found).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Property(tries = 20)
    void moreImagesOfTheSameKindGiveTheSameDirections(@ForAll long seed) {
        double[] each = new Random(seed).doubles(12).toArray();
        double[] twice = new double[24];
        System.arraycopy(each, 0, twice, 0, 12);
        System.arraycopy(each, 0, twice, 12, 12);
        double[] all = {1, 2, 3, 4};
        double[] once = Basis.of(each, all, all, 2).values();
        double[] doubled = Basis.of(twice, all, all, 2).values();
        for (int i = 0; i < once.length; i++) {
            // A direction may point either way.
            assertThat(Math.abs(doubled[i])).isCloseTo(Math.abs(once[i]), within(1e-6));
        }
    }

    @Property(tries = 1)
    void whatTheImagesDoNotHaveIsZero() {
        double[] rows = Basis.of(new double[] {1, 2, 1, 2}, new double[] {2, 4}, new double[] {0, 0}, 3).values();
        assertThat(Arrays.copyOfRange(rows, 4, 10)).containsOnly(0);
    }

    private static double dot(double[] a, int i, double[] b, int j, int c) {
        double sum = 0;
        for (int k = 0; k < c; k++) {
            sum += a[i * c + k] * b[j * c + k];
        }
        return sum;
    }
}
