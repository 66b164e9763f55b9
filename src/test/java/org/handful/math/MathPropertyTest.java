package org.handful.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MathPropertyTest {
    @Property(tries = 200)
    void softmaxIsADistributionForAnyFiniteLogits(
            @ForAll @Size(min = 1, max = 20) double @DoubleRange(min = -1e300, max = 1e300) [] logits) {
        double[] p = logits.clone();
        Softmax.inPlace(p);
        assertThat(Arrays.stream(p).allMatch(v -> v >= 0 && v <= 1)).isTrue();
        assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
    }

    @Property(tries = 60)
    void aProductIsTheSumOfProductsWhateverItsShape(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int m,
            @ForAll @IntRange(min = 1, max = 300) int p, @ForAll @IntRange(min = 1, max = 300) int n) {
        double[] a = new Random(seed).doubles(m * p, -1, 1).toArray();
        double[] b = new Random(seed + 1).doubles(p * n, -1, 1).toArray();
        double[] c = Matrices.product(a, b, m, p, n);
        double[] z = new double[m];
        for (int j : new int[] {0, n / 2, n - 1}) {
            double[] column = new double[p];
            for (int l = 0; l < p; l++) {
                column[l] = b[l * n + j];
            }
            Matrices.timesVector(a, m, p, column, z);
            for (int i = 0; i < m; i++) {
                double sum = 0;
                for (int l = 0; l < p; l++) {
                    sum += a[i * p + l] * column[l];
                }
                assertThat(c[i * n + j]).isCloseTo(sum, within(1e-11));
                assertThat(z[i]).isCloseTo(sum, within(1e-11));
            }
        }
    }

    @Property(tries = 60)
    void distancesAndInnerProductsOfAnyLengthAreSums(@ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int n) {
        double[] a = new Random(seed).doubles(n, -1, 1).toArray();
        double[] b = new Random(seed + 1).doubles(n, -1, 1).toArray();
        double inner = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            inner += a[i] * b[i];
            square += (a[i] - b[i]) * (a[i] - b[i]);
        }
        assertThat(Vectors.dot(a, b)).isCloseTo(inner, within(1e-13));
        assertThat(Vectors.squaredDistance(a, b)).isCloseTo(square, within(1e-13));
    }

    @Property(tries = 200)
    void softmaxIgnoresAShift(@ForAll long seed, @ForAll @DoubleRange(min = -500, max = 500) double shift) {
        double[] z = new Random(seed).doubles(5, -3, 3).toArray();
        double[] a = z.clone();
        double[] b = Arrays.stream(z).map(v -> v + shift).toArray();
        Softmax.inPlace(a);
        Softmax.inPlace(b);
        assertThat(b).containsExactly(a, within(1e-10));
        assertThat(Softmax.logSumExp(Arrays.stream(z).map(v -> v + shift).toArray()))
                .isCloseTo(Softmax.logSumExp(z) + shift, within(1e-9));
    }

    @Property(tries = 100)
    void softmaxByColumnsIsSoftmax(@ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int classes) {
        int n = 6;
        Random random = new Random(seed);
        double[] z = random.doubles((long) classes * n, -400, 400).toArray();
        int[] labels = random.ints(n, 0, classes).toArray();
        double[] p = z.clone();
        double[] loss = new double[n];
        Softmax.columns(p, classes, n, n, labels, 0, loss);
        for (int i = 0; i < n; i++) {
            double[] column = new double[classes];
            for (int k = 0; k < classes; k++) {
                column[k] = z[k * n + i];
            }
            assertThat(loss[i]).isCloseTo(Softmax.logSumExp(column) - column[labels[i]], within(1e-9));
            Softmax.inPlace(column);
            for (int k = 0; k < classes; k++) {
                assertThat(p[k * n + i]).isCloseTo(column[k], within(1e-12));
            }
        }
    }

    @Property(tries = 60)
    void productIsTheSchoolbookProduct(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int m,
            @ForAll @IntRange(min = 1, max = 140) int p, @ForAll @IntRange(min = 1, max = 20) int n) {
        Random random = new Random(seed);
        double[] a = random.doubles((long) m * p, -1, 1).toArray();
        double[] b = random.doubles((long) p * n, -1, 1).toArray();
        double[] c = Matrices.product(a, b, m, p, n);
        double[] t = Matrices.transpose(b, p, n);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                assertThat(c[i * n + j]).isCloseTo(Vectors.dot(a, i * p, t, j * p, p), within(1e-12 * p));
            }
        }
    }

    @Property(tries = 40)
    void gramHoldsInnerProducts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int n,
            @ForAll @IntRange(min = 1, max = 12) int d) {
        double[] x = new Random(seed).doubles((long) n * d, -1, 1).toArray();
        double[] g = Matrices.gram(x, n, d);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertThat(g[i * n + j]).isCloseTo(Vectors.dot(x, i * d, x, j * d, d), within(1e-12));
            }
        }
    }

    @Property(tries = 60)
    void choleskySolves(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int n) {
        double[] a = positiveDefinite(seed, n);
        double[] wanted = new Random(~seed).doubles(2L * n, -1, 1).toArray();
        double[] b = Matrices.product(a, wanted, n, n, 2);
        var cholesky = new Cholesky(a, n);
        assertThat(cholesky.solve(b, 2)).containsExactly(wanted, within(1e-8));
        double[] lower = cholesky.lower();
        double[] again = Matrices.product(lower, Matrices.transpose(lower, n, n), n, n, n);
        assertThat(again).containsExactly(a, within(1e-9));
    }

    @Example
    void choleskyKnowsTheDeterminantAndRefusesWhatIsNotPositive() {
        assertThat(new Cholesky(new double[] {4, 2, 2, 3}, 2).logDeterminant()).isCloseTo(Math.log(8), within(1e-14));
        assertThatThrownBy(() -> new Cholesky(new double[] {1, 2, 2, 1}, 2)).isInstanceOf(ArithmeticException.class);
    }

    @Property(tries = 60)
    void lbfgsMinimisesConvexQuadratics(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int n) {
        double[] a = positiveDefinite(seed, n);
        double[] wanted = new Random(seed + 1).doubles(n, -10, 10).toArray();
        // Written about its minimum, where it is 0: with another constant, rounding of the value would end the search early.
        Objective quadratic = (x, gradient) -> {
            double[] off = x.clone();
            Vectors.axpy(-1, wanted, off);
            System.arraycopy(Matrices.product(a, off, n, n, 1), 0, gradient, 0, n);
            return 0.5 * Vectors.dot(off, gradient);
        };
        var result = Lbfgs.of(2000, 1e-7).minimise(quadratic, new double[n], () -> true);
        assertThat(result.end()).isEqualTo(Lbfgs.End.CONVERGED);
        assertThat(result.x()).containsExactly(wanted, within(1e-5));
    }

    @Example
    void lbfgsFollowsTheBananaValley() {
        Objective rosenbrock = (x, g) -> {
            double u = x[1] - x[0] * x[0];
            g[0] = -400 * x[0] * u - 2 * (1 - x[0]);
            g[1] = 200 * u;
            return 100 * u * u + (1 - x[0]) * (1 - x[0]);
        };
        var result = Lbfgs.of(200, 1e-9).minimise(rosenbrock, new double[] {-1.2, 1}, () -> true);
        assertThat(result.end()).isEqualTo(Lbfgs.End.CONVERGED);
        assertThat(result.x()).containsExactly(new double[] {1, 1}, within(1e-8));
        assertThat(result.evaluations()).isLessThan(80);
    }

    @Example
    void lbfgsStopsWhenAsked() {
        Objective bowl = (x, g) -> {
            g[0] = 4 * x[0] * x[0] * x[0];
            return Math.pow(x[0], 4);
        };
        var result = Lbfgs.of(200, 1e-12).minimise(bowl, new double[] {3}, () -> false);
        assertThat(result.end()).isEqualTo(Lbfgs.End.STOPPED);
        assertThat(result.iterations()).isEqualTo(1);
        assertThat(result.value()).isLessThan(81);
    }

    @Property(tries = 50)
    void permutationsHoldEveryNumberOnce(@ForAll long seed, @ForAll @IntRange(min = 0, max = 50) int n) {
        int[] order = SeededRandom.permutation(n, SeededRandom.of(seed, "test"));
        assertThat(order).containsExactly(SeededRandom.permutation(n, SeededRandom.of(seed, "test")));
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < n; i++) {
            assertThat(sorted[i]).isEqualTo(i);
        }
    }

    @Example
    void differentPurposesDrawDifferently() {
        assertThat(SeededRandom.of(0, "batches").nextLong()).isNotEqualTo(SeededRandom.of(0, "split").nextLong());
        assertThat(SeededRandom.of(42).nextInt()).isEqualTo(-1170105035);
    }

    @Example
    void zeroVectorsHaveNoDirection() {
        double[] zero = new double[3];
        Vectors.unit(zero, 0, 3);
        assertThat(zero).containsOnly(0);
        assertThat(Vectors.cosine(zero, new double[] {1, 2, 3})).isZero();
        assertThat(Vectors.argmax(new double[] {1, 3, 3})).isEqualTo(1);
    }

    private static double[] positiveDefinite(long seed, int n) {
        double[] x = new Random(seed).doubles((long) n * n, -1, 1).toArray();
        double[] a = Matrices.gram(x, n, n);
        for (int i = 0; i < n; i++) {
            a[i * n + i] += 0.1;
        }
        return a;
    }
}
