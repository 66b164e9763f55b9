package org.handful.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ThinProductTest {
    @Property(tries = 200)
    void givesTheInnerProductsAndLengthsOfPlainLoops(
            @ForAll @IntRange(min = 1, max = 40) int n, @ForAll @IntRange(min = 1, max = 70) int dim,
            @ForAll @IntRange(min = 1, max = 16) int rows, @ForAll boolean centred, @ForAll long seed) {
        Random random = new Random(seed);
        float[] x = new float[(n + 2) * dim];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        double[] centre = centred ? random.doubles(dim).toArray() : new double[0];
        double[] w = random.doubles(rows * (long) dim, -1, 1).toArray();
        ThinProduct product = new ThinProduct(rows, n);
        product.compute(x, 2, n, dim, centre, w);
        // A second time with the same space: nothing of the first is left over.
        product.compute(x, 2, n, dim, centre, w);
        for (int i = 0; i < n; i++) {
            double square = 0;
            double[] z = new double[rows];
            for (int j = 0; j < dim; j++) {
                double v = x[(i + 2) * dim + j] - (centred ? centre[j] : 0);
                square += v * v;
                for (int k = 0; k < rows; k++) {
                    z[k] += w[k * dim + j] * v;
                }
            }
            assertThat(product.square(i)).isCloseTo(square, offset(1e-9));
            for (int k = 0; k < rows; k++) {
                assertThat(product.product(k, i)).isCloseTo(z[k], offset(1e-9));
            }
        }
    }

    @Property(tries = 50)
    void oneVectorGivesTheSameAloneAndAmongOthers(
            @ForAll @IntRange(min = 2, max = 100) int n, @ForAll @IntRange(min = 1, max = 70) int dim, @ForAll long seed) {
        Random random = new Random(seed);
        float[] x = new float[n * dim];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        double[] w = random.doubles(3L * dim, -1, 1).toArray();
        ThinProduct all = new ThinProduct(3, n);
        all.compute(x, 0, n, dim, new double[0], w);
        ThinProduct alone = new ThinProduct(3, 1);
        alone.compute(x, n - 1, 1, dim, new double[0], w);
        assertThat(alone.square(0)).isEqualTo(all.square(n - 1));
        for (int k = 0; k < 3; k++) {
            assertThat(alone.product(k, 0)).isEqualTo(all.product(k, n - 1));
        }
    }
}
