package org.handful.tune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.handful.engine.LinearHead;
import org.handful.math.Lbfgs;
import org.handful.math.Matrices;
import org.handful.math.softmax.KernelSoftmaxRegression;
import org.handful.method.FitContext;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.TrainingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadStartTest {
    @ParameterizedTest
    @CsvSource({
        "60, 32, 60, CLASS_MEANS",
        // Just twice each, and just less.
        "60, 32, 960, CLASS_MEANS",
        "60, 32, 961, LINEAR_PROBE",
        "60, 32, 1060, LINEAR_PROBE",
        // A step never shows an image twice.
        "1, 32, 10, LINEAR_PROBE",
        "2, 32, 10, CLASS_MEANS",
        "10000, 1024, 2147483647, LINEAR_PROBE",
    })
    void automaticIsWhatTheStepsLeaveTimeFor(int steps, int batch, int images, HeadStart expected) {
        assertThat(HeadStart.AUTOMATIC.within(steps, batch, images)).isEqualTo(expected);
        for (HeadStart asked : new HeadStart[] {HeadStart.CLASS_MEANS, HeadStart.LINEAR_PROBE}) {
            assertThat(asked.within(steps, batch, images)).isEqualTo(asked);
        }
    }

    /** With more images than numbers and with fewer, which are solved in other ways. */
    @ParameterizedTest
    @CsvSource({"12, 40, 3", "90, 20, 3", "16, 30, 2"})
    void theProbeIsTheOptimumOverTheImages(int n, int dim, int classes) throws Exception {
        Random random = new Random(n);
        float[] values = new float[n * dim];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % classes;
            for (int d = 0; d < dim; d++) {
                values[i * dim + d] = (float) (3 + random.nextGaussian() + (d % classes == y[i] ? 1 : 0));
            }
        }
        var x = new EmbeddingMatrix(n, dim, values);
        LinearHead found = HeadStart.LINEAR_PROBE.of(x, y, classes);
        double[] f = new double[n * dim];
        for (int i = 0; i < n; i++) {
            double squares = 0;
            for (int d = 0; d < dim; d++) {
                f[i * dim + d] = x.get(i, d) - found.centre().values()[d];
                squares += f[i * dim + d] * f[i * dim + d];
            }
            for (int d = 0; d < dim; d++) {
                f[i * dim + d] *= Math.sqrt(dim / squares);
            }
        }
        var objective = new KernelSoftmaxRegression(Matrices.gram(f, n, dim), y, classes, classes == 2 ? 0.5 : 1);
        double[] optimum = Lbfgs.of(5000, 1e-9).minimise(objective, new double[objective.unknowns()], () -> true).x();
        double[] weights = objective.weights(optimum, f, dim);
        double[] bias = objective.intercepts(optimum);
        for (int i = 0; i < n; i++) {
            double[] logits = new double[classes];
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                logits[k] = bias[k];
                for (int d = 0; d < dim; d++) {
                    logits[k] += weights[k * dim + d] * f[i * dim + d];
                }
                sum += Math.exp(logits[k]);
            }
            double[] p = found.probabilities(x.row(i));
            for (int k = 0; k < classes; k++) {
                assertThat(p[k]).isCloseTo(Math.exp(logits[k]) / sum, within(1e-3));
            }
        }
    }

    @Test
    void aCancelEndsTheProbe() {
        CancelToken cancel = new CancelToken();
        assertThatThrownBy(() -> probe(cancel, e -> {
            assertThat(cancel.cancelled()).as("within one step").isFalse();
            if (e.done() > 0) {
                cancel.cancel();
            }
        })).isInstanceOf(CancellationException.class);
    }

    @Test
    void theProbeTellsHowFarItHasComeAndEndsSoonAfterAStop() throws Exception {
        List<TrainingEvent.Preparing> told = new ArrayList<>();
        LinearHead whole = probe(new CancelToken(), told::add);
        assertThat(told).allMatch(e -> e.what() == TrainingEvent.Before.HEAD);
        assertThat(told.getFirst().total()).isZero();
        List<Long> done = told.stream().map(TrainingEvent.Preparing::done).toList();
        assertThat(done).isSorted();
        assertThat(told.getLast().done()).isEqualTo(told.getLast().total());
        assertThat(done.stream().distinct()).hasSizeGreaterThan(5);

        CancelToken stop = new CancelToken();
        List<TrainingEvent.Preparing> after = new ArrayList<>();
        LinearHead some = probe(stop, e -> {
            if (stop.stopRequested()) {
                after.add(e);
            }
            if (e.done() > 0) {
                stop.stop();
            }
        });
        assertThat(after).hasSizeLessThan(2);
        assertThat(some.weight().values()).isNotEqualTo(whole.weight().values());
    }

    private static LinearHead probe(CancelToken cancel, Consumer<TrainingEvent.Preparing> told) throws Exception {
        Random random = new Random(3);
        float[] x = new float[60 * 8];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return HeadStart.LINEAR_PROBE.of(new EmbeddingMatrix(60, 8, x), IntStream.range(0, 60).map(i -> i % 3).toArray(), 3,
                new FitContext(0, cancel, e -> told.accept((TrainingEvent.Preparing) e), Optional.empty()));
    }
}
