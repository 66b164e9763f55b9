package org.handful.run.race;

import java.util.Comparator;
import java.util.List;

/**
 * Which entrant is best, and which of the others can be told from it: the one sentence in words.
 *
 * @param best highest accuracy; the first of equals
 * @param worse entrants that are told from it, the best of them first
 * @param alike entrants that are not
 */
public record Verdict(String best, List<Against> worse, List<String> alike) {
    private static final double ERROR_RATE = 0.05;

    public Verdict {
        worse = List.copyOf(worse);
        alike = List.copyOf(alike);
    }

    /** How far another entrant lies behind, 0..1. */
    public record Against(String name, double difference, double low, double high) {}

    /** One entrant. */
    record Score(String name, double accuracy) {}

    /** @param difference a minus b, with its interval @param p corrected for all pairs */
    record Pair(String a, String b, double difference, double low, double high, double p) {
        Pair turned() {
            return new Pair(b, a, -difference, -high, -low, p);
        }
    }

    /** @param scores at least one @param pairs of all of them */
    static Verdict of(List<Score> scores, List<Pair> pairs) {
        List<Score> order = scores.stream().sorted(Comparator.comparingDouble(Score::accuracy).reversed()).toList();
        String best = order.getFirst().name;
        List<Pair> behind = order.stream().skip(1).map(s -> pairs.stream()
                .filter(p -> p.a.equals(best) && p.b.equals(s.name) || p.b.equals(best) && p.a.equals(s.name))
                .findFirst().map(p -> p.a.equals(best) ? p : p.turned()).orElseThrow()).toList();
        return new Verdict(best,
                behind.stream().filter(p -> p.p < ERROR_RATE)
                        .map(p -> new Against(p.b, p.difference, p.low, p.high)).toList(),
                behind.stream().filter(p -> !(p.p < ERROR_RATE)).map(Pair::b).toList());
    }
}
