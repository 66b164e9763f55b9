package org.handful.method.privacy;

import java.util.Map;
import java.util.Optional;
import org.handful.error.InputException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Settings;

/**
 * What a finished private training promises. Tuning of settings on the same images is not accounted, nor are curves and
 * figures that were looked at: the promise is that of the model alone.
 *
 * @param epsilon by e to this power at most the odds of every outcome change when one image is left out; infinite without
 *     noise
 * @param delta probability with which that may fail
 * @param sigma standard deviation of the noise in each step, as a multiple of the clipping norm
 */
public record PrivacySpent(double epsilon, double delta, double sigma, NoiseKind noise) {
    /**
     * What a run of a method promises; empty for a method that promises nothing.
     *
     * @param images that it learns from
     * @throws InputException when the settings are not allowed, or cannot be kept
     */
    public static <C extends Record> Optional<PrivacySpent> of(
            AdaptationMethod<C> method, Map<String, String> settings, int images) throws InputException {
        return method.privacy(Settings.parse(method, settings), images);
    }

    /** Digits behind the point that show two of delta's own. */
    public int deltaDigits() {
        return Math.max(2, 1 + (int) Math.ceil(-Math.log10(delta)));
    }

    /** By what factor the odds change at most. */
    public double odds() {
        return Math.exp(epsilon);
    }
}
