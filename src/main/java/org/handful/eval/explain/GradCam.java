package org.handful.eval.explain;

import java.util.Arrays;

/**
 * Grad-CAM: where in the last feature maps the evidence for a class lies, ReLU(sum_k a_k A_k) with a_k the spatial mean
 * of the gradient of the class's logit with respect to map k. Selvaraju et al., ICCV 2017.
 */
public final class GradCam {
    /** Keeps a map of nothing from being divided by 0, as in the common implementation. */
    private static final double LEAST = 1e-7;

    private GradCam() {}

    /** @param gradient [C][positions]; @return [C] a_k */
    public static double[] weights(double[][] gradient) {
        return Arrays.stream(gradient).mapToDouble(g -> Arrays.stream(g).average().orElse(0)).toArray();
    }

    /** @param maps [C][positions] A_k, @param weights [C]; @return [positions], none below 0 */
    public static double[] map(double[][] maps, double[] weights) {
        double[] out = new double[maps[0].length];
        for (int k = 0; k < maps.length; k++) {
            for (int i = 0; i < out.length; i++) {
                out[i] += weights[k] * maps[k][i];
            }
        }
        return Arrays.stream(out).map(v -> Math.max(0, v)).toArray();
    }

    /** Between 0 and 1: the smallest taken off, then divided by the largest. */
    public static double[] normalised(double[] map) {
        double least = Arrays.stream(map).min().orElse(0);
        double most = Arrays.stream(map).max().orElse(0) - least;
        return Arrays.stream(map).map(v -> (v - least) / (LEAST + most)).toArray();
    }
}
