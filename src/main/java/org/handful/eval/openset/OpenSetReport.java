package org.handful.eval.openset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.handful.eval.Estimate;
import org.handful.eval.metric.Wilson;

/**
 * How well unknown images are told from known ones, by each score.
 *
 * @param known test images of the run's classes
 * @param unknown images of other classes
 * @param unknownClasses their names
 */
public record OpenSetReport(int known, int unknown, List<String> unknownClasses, List<ByScore> scores) {
    /**
     * One score.
     *
     * @param fpr95 unknown images that pass where 95 % of the known ones do, with Wilson's interval
     * @param threshold that left-out support images gave; NaN when it could not be chosen, and then no image is refused
     * @param accepted known images that pass the threshold; n is 0 without one
     * @param refused unknown images that do not pass it; n is 0 without one
     */
    public record ByScore(String score, Auroc auroc, Estimate fpr95, double oscr, double threshold, Estimate accepted,
            Estimate refused) {}

    public OpenSetReport {
        unknownClasses = List.copyOf(unknownClasses);
        scores = List.copyOf(scores);
    }

    /** @param score its name */
    public Optional<ByScore> of(String score) {
        return scores.stream().filter(s -> s.score().equals(score)).findFirst();
    }

    /** By this threshold of left-out support scores. */
    @FunctionalInterface
    public interface Rule {
        double threshold(double[] leftOut);
    }

    /** Empty when there are no unknown images, or no known ones. */
    public static Optional<OpenSetReport> of(List<OpenSetRow> rows, Rule rule) {
        List<OpenSetRow> known = part(rows, OpenSetRow.Part.KNOWN);
        List<OpenSetRow> unknown = part(rows, OpenSetRow.Part.UNKNOWN);
        if (known.isEmpty() || unknown.isEmpty()) {
            return Optional.empty();
        }
        boolean[] right = new boolean[known.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = known.get(i).right();
        }
        return Optional.of(new OpenSetReport(known.size(), unknown.size(),
                unknown.stream().map(OpenSetRow::className).distinct().sorted().toList(),
                known.getFirst().scores().keySet().stream().sorted()
                        .map(s -> score(s, values(known, s), right, values(unknown, s),
                                rule.threshold(values(part(rows, OpenSetRow.Part.LEFT_OUT), s))))
                        .toList()));
    }

    private static ByScore score(String name, double[] known, boolean[] right, double[] unknown, double threshold) {
        boolean none = Double.isNaN(threshold);
        return new ByScore(name, Auroc.of(known, unknown),
                estimate(Fpr95.passing(known, unknown), unknown.length), Oscr.of(known, right, unknown), threshold,
                none ? estimate(0, 0) : share(known, s -> s >= threshold),
                none ? estimate(0, 0) : share(unknown, s -> s < threshold));
    }

    private static Estimate share(double[] scores, DoublePredicate which) {
        return estimate((int) Arrays.stream(scores).filter(which).count(), scores.length);
    }

    private static Estimate estimate(int k, int n) {
        Wilson w = Wilson.of(k, n);
        return new Estimate((double) k / n, n, w.low(), w.high());
    }

    private static List<OpenSetRow> part(List<OpenSetRow> rows, OpenSetRow.Part part) {
        return rows.stream().filter(r -> r.part() == part).toList();
    }

    private static double[] values(List<OpenSetRow> rows, String score) {
        return rows.stream().filter(r -> r.scores().containsKey(score)).mapToDouble(r -> r.scores().get(score)).toArray();
    }
}
