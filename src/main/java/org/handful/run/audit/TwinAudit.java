package org.handful.run.audit;

import java.util.List;
import java.util.Map;
import org.handful.model.Sample;

/**
 * Images that show nearly the same thing although one is learned from and the other tested on, or although they have
 * different labels.
 *
 * @param twins copies by their pixels first, then by distance
 * @param checked images that were compared
 * @param inRun the side of each image in the run, by name; absent for one that had no part in it
 * @param tested images that the run was tested on, apart from those with a twin among what it learned from
 * @param correct how many of them it told rightly
 */
public record TwinAudit(List<Twin> twins, int checked, Map<String, Side> inRun, int tested, int correct) {
    /** Where an image stands. {@code BOTH} is both by turns, as in cross-validation. */
    public enum Side { LEARNED, TESTED, BOTH, NEITHER }

    /**
     * @param first that which is learned from, if one is
     * @param copy whether their pixels say so: then no split puts them on opposite sides by itself
     * @param likeness cosine of their embeddings, at most 1
     */
    public record Twin(String first, String second, boolean copy, double likeness) {}

    public TwinAudit {
        twins = List.copyOf(twins);
        inRun = Map.copyOf(inRun);
    }

    /** Where an image stands by now: what a person said, else what the run did. */
    public Side side(Sample now) {
        return switch (now.role()) {
            case SUPPORT -> Side.LEARNED;
            case TEST -> Side.TESTED;
            case OFF -> Side.NEITHER;
            case ANY -> inRun.getOrDefault(now.image().name(), Side.NEITHER);
        };
    }

    /** Whether one teaches what the other is asked. */
    public static boolean across(Side a, Side b, boolean copy) {
        boolean opposite = a == Side.LEARNED && b == Side.TESTED || a == Side.TESTED && b == Side.LEARNED;
        boolean byTurns = a != Side.NEITHER && b != Side.NEITHER && (a == Side.BOTH || b == Side.BOTH);
        return opposite || byTurns && !copy;
    }
}
