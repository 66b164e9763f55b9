package org.handful.run.race;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.eval.paired.Holm;
import org.handful.eval.paired.PairedCounts;

/**
 * What came of a race so far.
 *
 * @param classes that took part, in order
 * @param support images to learn from
 * @param test images that all were tested on
 * @param lines in the order in which they came to their end; fewer than the spec asks for while it goes on or when it was
 *     ended early
 */
public record RaceReport(
        RaceSpec spec, Instant started, List<String> classes, int support, int test, List<RaceLine> lines) {
    public RaceReport {
        classes = List.copyOf(classes);
        lines = List.copyOf(lines);
    }

    /**
     * A line with how it stands against the best.
     *
     * @param behind accuracy of the best minus its own, on the same images; 0 for the best itself
     * @param p McNemar's exact test, corrected for all others by Holm's method
     */
    public record Standing(RaceLine line, PairedCounts.Difference behind, double p) {}

    /** Lines with figures, the best first; of equals the one that learns faster. */
    public List<Standing> standings() {
        List<RaceLine> order = lines.stream().filter(RaceLine::finished)
                .sorted(Comparator.<RaceLine>comparingDouble(l -> -l.accuracy().value())
                        .thenComparingDouble(RaceLine::fitSeconds))
                .toList();
        if (order.isEmpty()) {
            return List.of();
        }
        List<PairedCounts> pairs = order.stream().skip(1).map(l -> l.against(order.getFirst())).toList();
        double[] holm = Holm.adjusted(pairs.stream().mapToDouble(PairedCounts::p).toArray());
        List<Standing> out = new ArrayList<>();
        out.add(new Standing(order.getFirst(), new PairedCounts.Difference(0, 0, 0), 1));
        IntStream.range(0, holm.length).forEach(
                i -> out.add(new Standing(order.get(i + 1), pairs.get(i).difference(), holm[i])));
        return out;
    }

    public List<RaceLine> failures() {
        return lines.stream().filter(l -> !l.finished()).toList();
    }

    /** Whether every line came to its end. */
    public boolean complete() {
        return lines.size() == spec.size();
    }

    public Optional<RaceLine> winner() {
        return standings().stream().findFirst().map(Standing::line);
    }
}
