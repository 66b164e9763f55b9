package org.handful.eval.curve;

import java.util.Arrays;
import java.util.Random;
import org.handful.eval.metric.Quantiles;
import org.handful.math.SeededRandom;

/**
 * Both curves fitted again and again to figures drawn from the repeats with replacement: what they disagree about is
 * what is not known. Two curves, because either alone would hide how much its shape decides.
 */
public final class CurveDraws {
    /** Enough for quantiles at 10 and 90 %. */
    public static final int DRAWS = 200;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final PowerLaw[] powers;
    private final LogLinear[] lines;

    private CurveDraws(PowerLaw[] powers, LogLinear[] lines) {
        this.powers = powers;
        this.lines = lines;
    }

    /**
     * @param n images per class, ascending
     * @param accuracy [size][repeat]
     */
    public static CurveDraws of(int[] n, double[][] accuracy, int draws, long seed) {
        double[] x = Arrays.stream(n).asDoubleStream().toArray();
        double[] right = new double[n.length];
        double[] wrong = new double[n.length];
        PowerLaw[] powers = new PowerLaw[draws];
        LogLinear[] lines = new LogLinear[draws];
        Random random = SeededRandom.of(seed);
        for (int b = 0; b < draws; b++) {
            for (int i = 0; i < n.length; i++) {
                double sum = 0;
                for (int r = 0; r < accuracy[i].length; r++) {
                    sum += accuracy[i][random.nextInt(accuracy[i].length)];
                }
                right[i] = sum / accuracy[i].length;
                wrong[i] = 1 - right[i];
            }
            powers[b] = PowerLaw.fit(x, wrong);
            lines[b] = LogLinear.fit(x, right);
        }
        return new CurveDraws(powers, lines);
    }

    /** Images for that accuracy by the power laws, ascending; infinite where one never gets there. */
    public double[] byPowerLaw(double accuracy) {
        return Arrays.stream(powers).mapToDouble(p -> p.imagesFor(1 - accuracy)).sorted().toArray();
    }

    /** Images for that accuracy by all curves, ascending. */
    public double[] imagesFor(double accuracy) {
        double[] all = Arrays.copyOf(byPowerLaw(accuracy), powers.length + lines.length);
        for (int i = 0; i < lines.length; i++) {
            all[powers.length + i] = lines[i].imagesFor(accuracy);
        }
        Arrays.sort(all);
        return all;
    }

    /** Between 10 and 90 % of all curves at n images. */
    public LogLinear.Range at(double n) {
        double[] all = new double[powers.length + lines.length];
        Arrays.setAll(all, i -> i < powers.length
                ? powers[i].accuracyAt(n)
                : Math.max(0, lines[i - powers.length].at(n)));
        Arrays.sort(all);
        return new LogLinear.Range(Quantiles.ofSorted(all, LOW), Quantiles.ofSorted(all, HIGH));
    }
}
