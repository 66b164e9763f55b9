package org.handful.run.audit;

import java.util.List;
import java.util.Map;
import org.handful.eval.Estimate;

/**
 * Where a run may have learned something else than what was meant.
 *
 * @param findings one per attribute that goes with the class at all, and one per attribute of the user; the most serious first
 * @param silent computed attributes that were looked at too, and have nothing to do with the class
 * @param slices groups of test images that it fails on together, the worst first
 * @param pulls by finding (an attribute of the user may be called like a computed one), what the backbone alone sees in the test images where the attribute misleads
 */
public record ShortcutAudit(List<Shortcut> findings, List<String> silent, List<Slice> slices, Map<Shortcut, Pull> pulls) {
    public ShortcutAudit {
        pulls = Map.copyOf(pulls);
        findings = List.copyOf(findings);
        silent = List.copyOf(silent);
        slices = List.copyOf(slices);
    }

    /** How many attributes were looked at: for as many the values of p are adjusted. */
    public int looked() {
        return findings.size() + silent.size();
    }

    /**
     * @param computed true when the program computed the attribute from the pixels
     * @param strength Cramer's V with Bergsma's correction, label against value in the images learned from, 0..1
     * @param p that values shuffled among the images would do as well, adjusted for the number of attributes looked at
     * @param learned images that it was computed from
     * @param tells a value and a class that it stands for there, the strongest ties first
     * @param holds accuracy on test images whose value stands for their class, and perhaps for others too
     * @param breaks accuracy on test images whose value stands for other classes alone
     * @param low of the 95 % interval of the difference between both; NaN without images on both sides
     * @param pulled of the mistakes where it breaks, those taken for a class that the value stands for
     * @param broken names of the test images where it breaks
     * @param wanted combinations of class and value that would break it, with the fewest images learned from first
     */
    public record Shortcut(String attribute, boolean computed, double strength, double p, int learned, List<Tell> tells,
            Estimate holds, Estimate breaks, double difference, double low, double high, int pulled, List<String> broken,
            List<Wanted> wanted) {
        /** Whether it is there, and whether the model follows it: neither can be put down to chance. */
        public boolean followed() {
            return present() && low > 0;
        }

        Shortcut withP(double other) {
            return new Shortcut(attribute, computed, strength, other, learned, tells, holds, breaks, difference, low, high,
                    pulled, broken, wanted);
        }

        public boolean present() {
            return p < 0.05 && strength >= 0.1;
        }
    }

    /**
     * @param images test images where the attribute misleads, with a class and a value that were learned
     * @param nearer those that are more like the images of their value than like those of their class
     */
    public record Pull(int images, int nearer) {}

    /**
     * @param ofClass whether the class is the rarer of the two
     * @param share of the images of the rarer one, those that are of the other: of a background that many classes share, none
     *     is a large part, but each may lie on nothing else
     */
    public record Tell(String value, String className, boolean ofClass, double share) {}

    /** @param images of that class and value that were learned from */
    public record Wanted(String className, String value, int images) {}

    /** @param taken what most of its mistakes were taken for */
    public record Slice(List<String> images, String className, String taken, Estimate accuracy) {}
}
