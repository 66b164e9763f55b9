package org.handful.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.handful.math.Softmax;
import org.junit.jupiter.api.Test;

class FeatureBankTest {
    private static final int DIM = 7;
    private static final int CLASSES = 3;
    private static final int N = 11;

    private final Random random = new Random(2);
    private final double[] centre = random.doubles(DIM, -0.1, 0.1).toArray();
    private final FeatureBank bank = new FeatureBank(CLASSES, centre, 10);
    private final float[] x = floats(N * DIM);
    private final int[] y = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    private final float[] weight = floats(CLASSES * DIM);

    @Test
    void featuresThatNeverMovedStayWhereWeightsAreUniform() {
        bank.fill(x, y);
        // A head of zeros weighs all images of a class alike.
        double[] found = bank.calibrated(new float[CLASSES * DIM]);
        for (int i = 0; i < N; i++) {
            double[] u = direction(x, i);
            for (int d = 0; d < DIM; d++) {
                assertThat(found[i * DIM + d]).isCloseTo(u[d], within(1e-5));
            }
        }
    }

    @Test
    void rowsHaveLengthOneAndAClassWithoutImagesHurtsNobody() {
        bank.fill(x, y);
        bank.put(floats(4 * DIM), floats(4 * DIM), new int[] {1, 1, 0, 0});
        double[] found = bank.calibrated(weight);
        for (int i = 0; i < N; i++) {
            double squares = 0;
            for (int d = 0; d < DIM; d++) {
                squares += found[i * DIM + d] * found[i * DIM + d];
            }
            assertThat(squares).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theGradientIsThatOfTheLossOnCalibratedFeatures() {
        bank.fill(x, y);
        bank.put(floats(5 * DIM), floats(5 * DIM), new int[] {0, 1, 2, 2, 1});
        float[] bias = {0.1f, -0.2f, 0.3f};
        // The features follow from the head, too, but no gradient goes through them.
        double[] u = bank.calibrated(weight);
        float[] found = bank.gradient(weight, bias, 0.1);
        double h = 1e-4;
        for (int k = 0; k < found.length; k++) {
            double up = loss(u, moved(weight, k, h), moved(bias, k - weight.length, h), 0.1);
            double down = loss(u, moved(weight, k, -h), moved(bias, k - weight.length, -h), 0.1);
            assertThat((double) found[k]).isCloseTo((up - down) / (2 * h), within(1e-4));
        }
    }

    @Test
    void theOldestGoFirstAndAStateGoesOn() {
        bank.fill(x, y);
        bank.put(floats(9 * DIM), floats(9 * DIM), new int[9]);
        FeatureBank other = new FeatureBank(CLASSES, centre, 10);
        other.resume(bank.progress());
        float[] z = floats(4 * DIM);
        bank.put(z, z, new int[] {2, 2, 2, 2});
        other.put(z, z, new int[] {2, 2, 2, 2});
        assertThat(other.calibrated(weight)).containsExactly(bank.calibrated(weight));
        assertThat(labels()).containsExactly(2, 2, 0, 0, 0, 0, 0, 0, 0, 2, 2);
    }

    private int[] labels() {
        float[] labels = bank.progress().get("bank.labels");
        int[] out = new int[labels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (int) labels[i];
        }
        return out;
    }

    private double loss(double[] u, double[] w, double[] b, double smoothing) {
        int[] labels = labels();
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] p = b.clone();
            for (int k = 0; k < CLASSES; k++) {
                for (int d = 0; d < DIM; d++) {
                    p[k] += 10 * w[k * DIM + d] * u[i * DIM + d];
                }
            }
            Softmax.inPlace(p);
            for (int k = 0; k < CLASSES; k++) {
                sum -= (smoothing / CLASSES + (labels[i] == k ? 1 - smoothing : 0)) * Math.log(p[k]) / labels.length;
            }
        }
        return sum;
    }

    private static double[] moved(float[] values, int at, double by) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] + (i == at ? by : 0);
        }
        return out;
    }

    private double[] direction(float[] rows, int i) {
        double[] out = new double[DIM];
        double squares = 0;
        for (int d = 0; d < DIM; d++) {
            out[d] = rows[i * DIM + d] - centre[d];
            squares += out[d] * out[d];
        }
        for (int d = 0; d < DIM; d++) {
            out[d] /= Math.sqrt(squares);
        }
        return out;
    }

    private float[] floats(int n) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }
}
