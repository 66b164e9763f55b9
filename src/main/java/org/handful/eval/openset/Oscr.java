package org.handful.eval.openset;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handful.math.Vectors;

/**
 * Open-set classification rate: the area under the share of known images that are both accepted and recognised, over the
 * share of unknown images that are accepted, while the threshold falls from above all scores to below all. Dhamija, Günther
 * and Boult, "Reducing Network Agnostophobia", NeurIPS 2018; by trapezoids over the distinct scores, as one step for all
 * images of the same score. At its right end stands the accuracy over known images.
 */
public final class Oscr {
    private Oscr() {}

    private record Step(double score, boolean unknown, boolean right) {}

    /**
     * NaN when either side has no image.
     *
     * @param right whether each known image is given its class
     */
    public static double of(double[] known, boolean[] right, double[] unknown) {
        Vectors.requireNumbers(known);
        Vectors.requireNumbers(unknown);
        if (known.length == 0 || unknown.length == 0) {
            return Double.NaN;
        }
        List<Step> steps = Stream.concat(
                        IntStream.range(0, known.length).mapToObj(i -> new Step(known[i], false, right[i])),
                        IntStream.range(0, unknown.length).mapToObj(i -> new Step(unknown[i], true, false)))
                .sorted(Comparator.comparingDouble((Step s) -> -s.score()))
                .toList();
        double area = 0;
        int accepted = 0;
        int recognised = 0;
        for (int i = 0; i < steps.size(); ) {
            double score = steps.get(i).score();
            int before = recognised;
            int width = 0;
            for (; i < steps.size() && steps.get(i).score() == score; i++) {
                recognised += steps.get(i).right() ? 1 : 0;
                width += steps.get(i).unknown() ? 1 : 0;
            }
            accepted += width;
            area += width * 0.5 * (before + recognised);
        }
        return area / accepted / known.length;
    }
}
