package org.handful.run.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.eval.Estimate;
import org.handful.eval.Scored;
import org.handful.eval.association.Association;
import org.handful.eval.association.Tie;
import org.handful.eval.metric.Wilson;
import org.handful.eval.proportion.BenjaminiHochberg;
import org.handful.eval.proportion.Newcombe;
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.handful.run.audit.ShortcutAudit.Tell;
import org.handful.run.audit.ShortcutAudit.Wanted;

/**
 * Looks at one attribute: does its value tell the class among the images learned from, and does the model go by it? A value
 * stands for every class that it is tied to ({@link Tie}); a test image holds to that when its class is one of them, and
 * breaks it when its value stands for others alone.
 */
final class ShortcutSearch {
    private static final int WANTED = 3;

    private final List<String> classes;
    private final int[] labels;
    private final List<Scored> predictions;
    private final long seed;

    /** @param labels of the images learned from */
    ShortcutSearch(List<String> classes, int[] labels, List<Scored> predictions, long seed) {
        this.classes = classes;
        this.labels = labels;
        this.predictions = predictions;
        this.seed = seed;
    }

    /**
     * @param learned value of each image learned from, null where there is none
     * @param tested value of each prediction, null where there is none
     */
    Shortcut look(String attribute, boolean computed, List<String> learned, List<String> tested) {
        Association a = Association.of(labels, learned, classes.size(), seed);
        Map<String, Set<Integer>> stands = new HashMap<>();
        List<Tell> tells = new ArrayList<>();
        for (Tie tie : Tie.of(a.table())) {
            String value = a.values().get(tie.column());
            stands.computeIfAbsent(value, _ -> new HashSet<>()).add(tie.row());
            tells.add(new Tell(value, classes.get(tie.row()), tie.ofValue() > tie.ofClass(),
                    (double) tie.both() / Math.min(tie.ofValue(), tie.ofClass())));
        }
        int[] hits = new int[2];
        int[] n = new int[2];
        int pulled = 0;
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < predictions.size(); i++) {
            Set<Integer> stood = tested.get(i) == null ? null : stands.get(tested.get(i));
            if (stood != null) {
                Scored s = predictions.get(i);
                int side = stood.contains(s.truth()) ? 0 : 1;
                n[side]++;
                hits[side] += s.correct() ? 1 : 0;
                if (side == 1) {
                    broken.add(s.image());
                    pulled += stood.contains(s.predicted()) ? 1 : 0;
                }
            }
        }
        Newcombe d = Newcombe.of(hits[0], n[0], hits[1], n[1]);
        return new Shortcut(attribute, computed, a.v().corrected(), a.p(), a.n(), tells, estimate(hits[0], n[0]),
                estimate(hits[1], n[1]), d.difference(), d.low(), d.high(), pulled, broken, wanted(a, stands));
    }

    /** With p adjusted for how many attributes were looked at: one in twenty would be found by chance otherwise. */
    static List<Shortcut> adjusted(List<Shortcut> looked) {
        double[] p = BenjaminiHochberg.adjusted(looked.stream().mapToDouble(Shortcut::p).toArray());
        return IntStream.range(0, p.length).mapToObj(i -> looked.get(i).withP(p[i])).toList();
    }

    /** The most serious first: surely followed, then there, then the rest; among equals by what is lost and how strong. */
    static Comparator<Shortcut> bySeriousness() {
        return Comparator.comparing((Shortcut s) -> !s.followed()).thenComparing(s -> !s.present())
                .thenComparingDouble(s -> -(Double.isNaN(s.difference()) ? 0 : Math.max(0, s.difference())) * s.strength())
                .thenComparingDouble(s -> -s.strength()).thenComparing(Shortcut::attribute);
    }

    private List<Wanted> wanted(Association a, Map<String, Set<Integer>> stands) {
        List<Wanted> out = new ArrayList<>();
        Set<Integer> tied = stands.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        for (int v = 0; v < a.values().size(); v++) {
            Set<Integer> stood = stands.get(a.values().get(v));
            for (int k = 0; stood != null && k < classes.size(); k++) {
                // Only classes that some value stands for: it is those that are mixed up.
                if (!stood.contains(k) && tied.contains(k)) {
                    out.add(new Wanted(classes.get(k), a.values().get(v), a.table()[k][v]));
                }
            }
        }
        return out.stream().sorted(Comparator.comparingInt(Wanted::images)).limit(WANTED).toList();
    }

    static Estimate estimate(int right, int n) {
        Wilson interval = Wilson.of(right, n);
        return new Estimate((double) right / n, n, interval.low(), interval.high());
    }
}
