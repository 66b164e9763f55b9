package org.handful.method.privacy;

import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.math.privacy.GaussianMechanism;
import org.handful.math.privacy.NoiseSearch;
import org.handful.math.privacy.RenyiAccountant;
import org.handful.method.Setting;

/**
 * What a private training may give away of any one image: the settings that all such methods have. Steps over all images
 * are accounted exactly (the Gaussian mechanism); steps over images drawn at random by the Renyi accountant. Neighbours
 * differ in one image that is there or not. All planned steps count, also when the training is stopped early: when it was
 * stopped may tell of the images too.
 */
public record PrivacyBudget(
        @Setting(label = "Privacy (epsilon)", min = 0.1, max = 100, help = "How much the model may give away about any "
                + "single image: whether it was learned from changes the odds of every outcome by at most e to this power. "
                + "About 1 is strong, 8 is weak; smaller means more noise, and lower accuracy with few images.")
        double epsilon,
        @Setting(label = "Delta", min = 0, max = 0.5, help = "The probability with which the promise may fail. 0 stands for "
                + "one divided by the number of images, which is the most that is sensible.")
        double delta,
        @Setting(label = "Clipping norm", min = 1e-3, max = 1000, help = "The most that one image may add to a step: longer "
                + "gradients are shortened to this length, and noise is measured by it. 1 suits most images.")
        double clip,
        @Setting(label = "Noise", advanced = true, help = "Secret noise comes from the operating system and makes every run "
                + "different. Repeatable noise follows the seed, so whoever knows the seed can take it away. None gives no "
                + "privacy, to see what privacy costs.")
        NoiseKind noise) {
    /** Found by search to so much below what is asked for. */
    private static final double TOLERANCE = 1e-4;
    private static final double MOST_DELTA = 0.5;

    public static final PrivacyBudget STANDARD = new PrivacyBudget(4, 0, 1, NoiseKind.SECRET);

    /**
     * The least noise that keeps the promise, and what is spent with it.
     *
     * @param images that are learned from
     * @param share probability with which an image takes part in a step; 1 for all in every step
     * @throws InputException when no noise can keep it
     */
    public PrivacySpent over(int steps, int images, double share) throws InputException {
        double fails = Math.min(MOST_DELTA, delta > 0 ? delta : 1.0 / images);
        if (noise == NoiseKind.NONE) {
            return new PrivacySpent(Double.POSITIVE_INFINITY, fails, 0, noise);
        }
        if (share == 1) {
            double sigma = GaussianMechanism.sigma(epsilon, fails, steps);
            return new PrivacySpent(GaussianMechanism.of(sigma, steps).epsilon(fails), fails, sigma, noise);
        }
        try {
            double sigma = NoiseSearch.sigma(s -> drawn(share, s, steps, fails), epsilon, TOLERANCE * epsilon);
            return new PrivacySpent(drawn(share, sigma, steps, fails), fails, sigma, noise);
        } catch (ArithmeticException e) {
            throw new InputException(Problem.BAD_SETTING, e, "epsilon", epsilon, Because.of("because.setting.privacy", fails));
        }
    }

    private static double drawn(double share, double sigma, int steps, double fails) {
        return RenyiAccountant.start().plus(share, sigma, steps).epsilon(fails);
    }
}
