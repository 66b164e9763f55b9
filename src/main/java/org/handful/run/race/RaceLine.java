package org.handful.run.race;

import java.util.Map;
import org.handful.eval.Estimate;
import org.handful.eval.curve.ShotsCurve;
import org.handful.eval.paired.PairedCounts;

/**
 * What one method did with one backbone.
 *
 * @param auxiliary id of the second backbone that it saw as well; empty for most
 * @param accuracy null when it could not take part
 * @param worst the worst group of any attribute; null without attributes
 * @param macroStd of the attribute where it is largest, NaN without attributes
 * @param right per test image
 * @param curve by the number of support images of each class; without sizes where there are too few images
 * @param failure why it could not take part, in words; null for most
 */
public record RaceLine(
        String backbone, String auxiliary, String method, Map<String, String> settings, Estimate accuracy, Worst worst,
        double macroStd, double fitSeconds, boolean[] right, ShotsCurve curve, String failure) {
    public RaceLine {
        auxiliary = auxiliary == null ? "" : auxiliary;
    }

    /** A group of test images: a class with one value of an attribute. */
    public record Worst(String label, String value, double accuracy, int n) {}

    static RaceLine failed(String backbone, String auxiliary, Entrant entrant, String why) {
        return new RaceLine(backbone, auxiliary, entrant.method(), entrant.settings(), null, null, Double.NaN, Double.NaN,
                new boolean[0], null, why);
    }

    /** Whether it saw the images by two backbones. */
    public boolean fuses() {
        return !auxiliary.isEmpty();
    }

    /** Whether there are figures. */
    public boolean finished() {
        return failure == null;
    }

    /** This one as the first of both, on the same images. */
    public PairedCounts against(RaceLine other) {
        int[] counts = new int[4];
        for (int i = 0; i < right.length; i++) {
            counts[(right[i] ? 0 : 2) + (other.right[i] ? 0 : 1)]++;
        }
        return new PairedCounts(counts[0], counts[1], counts[2], counts[3]);
    }
}
