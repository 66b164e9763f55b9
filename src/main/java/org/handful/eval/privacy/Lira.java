package org.handful.eval.privacy;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.handful.math.Vectors;

/**
 * The likelihood ratio attack: many models are trained on random halves of the images; whether an image was in the half of
 * another model is guessed from how sure that model is of it, compared with the models that did and did not learn from it.
 *
 * <pre>
 *   score = ln N(s; m_in, sigma_in) - ln N(s; m_out, sigma_out)          higher means: was learned from
 * </pre>
 *
 * <p>Carlini et al., Membership inference attacks from first principles, IEEE S&P 2022, online variant. m are medians over
 * the other models, sigma the deviations of all of them from these medians, pooled over images: that of the code of Tobaben
 * et al., TMLR 2023, whose scores have the other sign. With few models a deviation of its own for every image is worse.
 */
public final class Lira {
    private static final double TINY = 1e-30;

    private Lira() {}

    /**
     * Attacks every model with all others.
     *
     * @param statistic of model and image, see {@link Membership}
     * @param in whether the model learned from the image
     * @return a score per model and image
     */
    public static double[][] scores(double[][] statistic, boolean[][] in) {
        return IntStream.range(0, statistic.length).parallel().mapToObj(m -> {
            int n = statistic[m].length;
            double[][] members = new double[n][];
            double[][] others = new double[n][];
            for (int i = 0; i < n; i++) {
                members[i] = of(statistic, in, m, i, true);
                others[i] = of(statistic, in, m, i, false);
            }
            return scores(statistic[m], members, others);
        }).toArray(double[][]::new);
    }

    private static double[] of(double[][] statistic, boolean[][] in, int target, int image, boolean member) {
        double[] out = new double[statistic.length];
        int n = 0;
        for (int m = 0; m < statistic.length; m++) {
            if (m != target && in[m][image] == member) {
                out[n++] = statistic[m][image];
            }
        }
        return Arrays.copyOf(out, n);
    }

    /**
     * Attacks one model.
     *
     * @param target its statistic per image
     * @param in per image those of models that learned from it
     * @param out per image those of models that did not
     */
    public static double[] scores(double[] target, double[][] in, double[][] out) {
        double[] middleIn = medians(in);
        double[] middleOut = medians(out);
        double sigmaIn = deviation(in, middleIn);
        double sigmaOut = deviation(out, middleOut);
        double[] score = new double[target.length];
        for (int i = 0; i < score.length; i++) {
            score[i] = logNormal(target[i], middleIn[i], sigmaIn) - logNormal(target[i], middleOut[i], sigmaOut);
        }
        return score;
    }

    /** An image without models on this side gets the mean of the others. */
    private static double[] medians(double[][] values) {
        double[] out = Arrays.stream(values).mapToDouble(Vectors::median).toArray();
        double mean = Arrays.stream(out).filter(v -> !Double.isNaN(v)).average().orElse(0);
        return Arrays.stream(out).map(v -> Double.isNaN(v) ? mean : v).toArray();
    }

    private static double deviation(double[][] values, double[] middle) {
        double[] residuals = IntStream.range(0, values.length).boxed()
                .flatMapToDouble(i -> DoubleStream.of(values[i]).map(v -> v - middle[i])).toArray();
        double mean = Arrays.stream(residuals).average().orElse(0);
        return Math.sqrt(Arrays.stream(residuals).map(r -> (r - mean) * (r - mean)).average().orElse(0));
    }

    private static double logNormal(double x, double mean, double deviation) {
        double sigma = deviation + TINY;
        double z = (x - mean) / sigma;
        return -0.5 * z * z - Math.log(sigma) - 0.5 * Math.log(2 * Math.PI);
    }
}
