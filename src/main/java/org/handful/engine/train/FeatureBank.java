package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.math.svd.Kabsch;
import org.handful.model.Tensor;

/**
 * Features of the last images in the trained and in the frozen network, first in, first out, from which DR-Tune draws what the
 * head must not forget: frozen features that are turned and shifted to where those of the trained network are.
 *
 * <pre>
 *   u = (x - centre) / |x - centre|                       as the head sees features
 *   turned  = R (u0 - mean u0) + mean u0,                 R the rotation of frozen to trained features
 *   shifted = turned + sum_i softmax_i(u_i w_c / |w_c|) u_i - mean of turned      over the images of a class c
 *   loss    = mean cross-entropy of the head on shifted / |shifted|
 * </pre>
 *
 * <p>The published code turns in every tenth step only and not at all between; here every step does, as the paper has it. The
 * paper rescales to the mean length of the batch, here to 1, for this head takes directions. Not thread-safe.
 * Source: Zhou, Chen, Huang, DR-Tune, ICCV 2023, arXiv 2308.12058.
 */
public final class FeatureBank {
    private static final String TUNED = "bank.tuned";
    private static final String FROZEN = "bank.frozen";
    private static final String LABELS = "bank.labels";
    private static final String NEXT = "bank.next";
    private static final double TINY = 1e-12;

    private final int dim;
    private final int classes;
    private final double[] centre;
    private final double scale;
    private double[] tuned = {};
    private double[] frozen = {};
    private int[] labels = {};
    private int next;

    /** @param centre [D] of the head @param scale of the head */
    public FeatureBank(int classes, double[] centre, double scale) {
        this.dim = centre.length;
        this.classes = classes;
        this.centre = centre;
        this.scale = scale;
    }

    /** Begins with features that the two networks share. @param x [N, D] */
    public void fill(float[] x, int[] y) {
        tuned = directions(x);
        frozen = tuned.clone();
        labels = y.clone();
        next = 0;
    }

    /** How many images it holds. */
    public int size() {
        return labels.length;
    }

    /** Images of a step in the place of the oldest ones. @param z [N, D] of the trained network @param z0 of the frozen one */
    public void put(float[] z, float[] z0, int[] y) {
        double[] u = directions(z);
        double[] u0 = directions(z0);
        for (int i = 0; i < y.length; i++) {
            System.arraycopy(u, i * dim, tuned, next * dim, dim);
            System.arraycopy(u0, i * dim, frozen, next * dim, dim);
            labels[next] = y[i];
            next = (next + 1) % labels.length;
        }
    }

    /** [N, D] rows of length 1. */
    private double[] directions(float[] x) {
        double[] out = new double[x.length];
        for (int at = 0; at < x.length; at += dim) {
            for (int d = 0; d < dim; d++) {
                out[at + d] = x[at + d] - centre[d];
            }
            Vectors.unit(out, at, dim);
            for (int d = 0; d < dim; d++) {
                // As a state keeps it: a training that goes on computes the same.
                out[at + d] = (float) out[at + d];
            }
        }
        return out;
    }

    /**
     * Frozen features where those of the trained network are.
     *
     * @param weight [C, D] of the head
     * @return [K, D], rows of length 1
     */
    double[] calibrated(float[] weight) {
        int n = labels.length;
        double[] mean0 = mean(frozen);
        double[] out = Kabsch.rotated(less(frozen, mean0), less(tuned, mean(tuned)), n, dim);
        for (int i = 0; i < out.length; i++) {
            out[i] += mean0[i % dim];
        }
        for (int k = 0; k < classes; k++) {
            shift(out, k, weight);
        }
        for (int i = 0; i < n; i++) {
            Vectors.unit(out, i * dim, dim);
        }
        return out;
    }

    private double[] mean(double[] rows) {
        double[] out = new double[dim];
        for (int i = 0; i < rows.length; i++) {
            out[i % dim] += rows[i] / labels.length;
        }
        return out;
    }

    private double[] less(double[] rows, double[] mean) {
        double[] out = rows.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] -= mean[i % dim];
        }
        return out;
    }

    /** Moves the images of a class together, if it has any. */
    private void shift(double[] rows, int k, float[] weight) {
        int[] own = IntStream.range(0, labels.length).filter(i -> labels[i] == k).toArray();
        if (own.length == 0) {
            return;
        }
        double[] w = new double[dim];
        for (int d = 0; d < dim; d++) {
            w[d] = weight[k * dim + d];
        }
        double length = Math.sqrt(Vectors.dot(w, 0, w, 0, dim) + TINY);
        double[] share = Arrays.stream(own).mapToDouble(i -> Vectors.dot(tuned, i * dim, w, 0, dim) / length).toArray();
        Softmax.inPlace(share);
        double[] by = new double[dim];
        for (int j = 0; j < own.length; j++) {
            for (int d = 0; d < dim; d++) {
                by[d] += share[j] * tuned[own[j] * dim + d] - rows[own[j] * dim + d] / own.length;
            }
        }
        for (int i : own) {
            for (int d = 0; d < dim; d++) {
                rows[i * dim + d] += by[d];
            }
        }
    }

    /**
     * The gradient of the mean cross-entropy over the calibrated features.
     *
     * @param weight [C, D]
     * @param bias [C]
     * @param smoothing of the labels
     * @return [C D + C], of weight and bias
     */
    public float[] gradient(float[] weight, float[] bias, double smoothing) {
        double[] u = calibrated(weight);
        int n = labels.length;
        double[] out = new double[classes * dim + classes];
        double[] p = new double[classes];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < classes; k++) {
                double dot = 0;
                for (int d = 0; d < dim; d++) {
                    dot += u[i * dim + d] * weight[k * dim + d];
                }
                p[k] = scale * dot + bias[k];
            }
            Softmax.inPlace(p);
            for (int k = 0; k < classes; k++) {
                double target = smoothing / classes + (labels[i] == k ? 1 - smoothing : 0);
                double error = (p[k] - target) / n;
                for (int d = 0; d < dim; d++) {
                    out[k * dim + d] += scale * error * u[i * dim + d];
                }
                out[classes * dim + k] += error;
            }
        }
        return Tensor.vector(out).floats();
    }

    /**
     * Mixes what this asks of the head into a gradient: all images count alike, those of the step and those kept here.
     *
     * @param gradient flat, begins with that of the head's weight and bias
     * @param images of the step
     */
    public void mixInto(NDArray gradient, NDArray weight, NDArray bias, int images, double smoothing) {
        float[] asked = gradient(weight.toFloatArray(), bias.toFloatArray(), smoothing);
        double share = (double) size() / (size() + images);
        for (int i = 0; i < asked.length; i++) {
            asked[i] *= (float) share;
        }
        try (NDManager scope = gradient.getManager().newSubManager()) {
            gradient.muli(scope.create((float) (1 - share)));
            Parameters.part(scope, gradient, new Parameters.Run<>(this, 0, asked.length)).addi(scope.create(asked));
        }
    }

    /** What {@link #resume} needs to go on from here. */
    public Map<String, float[]> progress() {
        Map<String, float[]> out = new LinkedHashMap<>();
        out.put(TUNED, Tensor.vector(tuned).floats());
        out.put(FROZEN, Tensor.vector(frozen).floats());
        float[] y = new float[labels.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = labels[i];
        }
        out.put(LABELS, y);
        out.put(NEXT, new float[] {next});
        return out;
    }

    /** Takes what {@link #progress} gave of a bank with the same head. */
    public void resume(Map<String, float[]> progress) {
        tuned = Vectors.wide(progress.get(TUNED));
        frozen = Vectors.wide(progress.get(FROZEN));
        float[] y = progress.get(LABELS);
        labels = new int[y.length];
        Arrays.setAll(labels, i -> (int) y[i]);
        next = (int) progress.get(NEXT)[0];
    }
}
