package org.handful.eval;

import java.util.Arrays;
import java.util.List;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.eval.split.AssignedSplit;
import org.handful.eval.split.FoldSplit;
import org.handful.eval.split.FractionSplit;
import org.handful.eval.split.Pool;
import org.handful.eval.split.ShotSplit;
import org.handful.model.Dataset;
import org.handful.model.Split;
import org.handful.model.SplitSpec;

/**
 * Divides images into what is learned from and what is tested on, so that the figures that follow can be defended:
 * duplicates never lie on both sides, what a person fixed stays fixed, images that are switched off or have no label
 * are not used, and the same seed gives the same split. Stateless, so safe from any thread.
 *
 * <p>If a person fixed duplicates on opposite sides, the support image stays and its copy is not tested on.
 */
public final class Splitter {
    private Splitter() {}

    /**
     * One split; {@link SplitSpec.Folds} has several and belongs to {@link #folds}.
     *
     * @param duplicateGroups per position of the dataset: equal numbers are near-duplicates, negative means alone.
     *     Files with equal sha-256 need not be marked.
     * @throws InputException when the numbers in the spec are out of bounds, when fewer than two classes can be learned
     *     or when nothing is left to test on
     */
    public static Split split(Dataset data, int[] duplicateGroups, SplitSpec spec, long seed) throws InputException {
        Pool pool = new Pool(data, duplicateGroups);
        return checked(data, switch (spec) {
            case SplitSpec.Shots(int perClass) -> {
                require(perClass >= 1, "shots", perClass, "at least 1");
                yield ShotSplit.of(pool, perClass, seed);
            }
            case SplitSpec.Fraction(double support) -> {
                require(support > 0 && support < 1, "split", support, "above 0 and below 1");
                yield FractionSplit.of(pool, support, seed);
            }
            case SplitSpec.AsAssigned() -> AssignedSplit.of(pool);
            case SplitSpec.Folds folds -> throw new IllegalArgumentException(folds + " is more than one split");
        });
    }

    /**
     * The splits of repeated cross-validation, fold after fold, repeat after repeat. Average the predictions of one
     * image over the repeats with {@link Pooling} before evaluating: n images are evidence, n times repeats are not.
     *
     * @throws InputException as for {@link #split}
     */
    public static List<Split> folds(Dataset data, int[] duplicateGroups, SplitSpec.Folds spec, long seed)
            throws InputException {
        require(spec.folds() >= 2, "folds", spec.folds(), "at least 2");
        require(spec.repeats() >= 1, "repeats", spec.repeats(), "at least 1");
        List<Split> splits = FoldSplit.of(new Pool(data, duplicateGroups), spec.folds(), spec.repeats(), seed);
        if (splits.isEmpty()) {
            throw new InputException(Problem.TOO_FEW, Because.of("because.few.test"));
        }
        for (Split split : splits) {
            checked(data, split);
        }
        return splits;
    }

    private static Split checked(Dataset data, Split split) throws InputException {
        long classes = Arrays.stream(split.support()).map(i -> data.samples().get(i).label()).distinct().count();
        if (classes < 2) {
            throw new InputException(
                    Problem.TOO_FEW, Because.of("because.few.classes", classes));
        }
        if (split.test().length == 0) {
            throw new InputException(Problem.TOO_FEW, Because.of("because.few.test"));
        }
        return split;
    }

    private static void require(boolean met, String setting, Number value, String allowed) throws InputException {
        if (!met) {
            throw new InputException(Problem.BAD_SETTING, setting, value, allowed);
        }
    }
}
