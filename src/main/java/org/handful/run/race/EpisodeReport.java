package org.handful.run.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handful.eval.curve.ShotsCurve;
import org.handful.eval.episode.EpisodeGroups;
import org.handful.eval.episode.EpisodeMean;
import org.handful.eval.paired.Holm;
import org.handful.eval.paired.PairedDifference;
import org.handful.model.Provenance;
import org.handful.run.result.RunResult.BackboneUsed;

/**
 * What came of episodes.
 *
 * @param images of the source
 * @param classes of the source, in its order
 * @param backbones at least one, or none when an embedding file does not say
 * @param fused the second backbone that some of the methods saw as well; empty for most
 * @param nameless backbones that the class names do not fit, among several
 * @param shortClasses classes with too few images for an episode
 * @param results backbone after backbone and method after method, each with fewest shots first
 * @param pairs every two of them with the same shots, fewest shots first
 */
public record EpisodeReport(
        EpisodePlan plan, int images, List<String> classes, List<BackboneUsed> backbones, Optional<Fused> fused,
        List<Nameless> nameless, List<String> shortClasses, List<Result> results, List<Pair> pairs, double embedSeconds,
        Provenance provenance) {
    public EpisodeReport {
        classes = List.copyOf(classes);
        backbones = List.copyOf(backbones);
        nameless = List.copyOf(nameless);
        shortClasses = List.copyOf(shortClasses);
        results = List.copyOf(results);
        pairs = List.copyOf(pairs);
    }

    /** @param backbone null when an embedding file does not say @param methods that saw it */
    public record Fused(BackboneUsed backbone, List<String> methods) {
        public Fused {
            methods = List.copyOf(methods);
        }
    }

    /**
     * A backbone whose embeddings are of another length than those of the class names.
     *
     * @param dim of the images
     * @param text of the class names
     * @param leftOut methods that need the names: there are no figures of them on this backbone
     * @param without methods that would have used them, and did without
     */
    public record Nameless(String backbone, int dim, int text, List<String> leftOut, List<String> without) {
        public Nameless {
            leftOut = List.copyOf(leftOut);
            without = List.copyOf(without);
        }
    }

    /**
     * @param backbone id, or both where two were fused; empty where all methods had the same one
     * @param accuracies one per episode
     * @param perClass share of the queries of each class of the source that were recognised; NaN where there were none
     * @param seconds on the clock for all episodes
     */
    public record Result(String method, String backbone, int shots, double[] accuracies, double[] perClass,
            EpisodeGroups groups, double seconds) {
        /** The method, with its backbone where there are several. */
        public String name() {
            return backbone.isEmpty() ? method : method + " on " + backbone;
        }

        public EpisodeMean mean() {
            return EpisodeMean.of(accuracies);
        }
    }

    /**
     * @param a name of the result with the higher mean accuracy
     * @param holm p-value corrected for all pairs with these shots
     */
    public record Pair(String a, String b, int shots, PairedDifference difference, double holm) {}

    /** What the largest number of shots says about methods and backbones. */
    public Verdict verdict() {
        List<Verdict.Pair> last = pairs.stream().filter(p -> p.shots == plan.mostShots())
                .map(p -> new Verdict.Pair(
                        p.a, p.b, p.difference.value(), p.difference.low(), p.difference.high(), p.holm))
                .toList();
        return Verdict.of(results.stream().filter(r -> r.shots == plan.mostShots())
                .map(r -> new Verdict.Score(r.name(), r.mean().mean())).toList(), last);
    }

    /** Of the results, in their order. */
    public List<String> names() {
        return results.stream().map(Result::name).distinct().toList();
    }

    /** How the accuracy of one of {@link #names} grows with the shots. */
    public ShotsCurve curve(String name) {
        List<Result> own = results.stream().filter(r -> r.name().equals(name)).toList();
        return new ShotsCurve(own.stream().mapToInt(Result::shots).toArray(),
                own.stream().map(Result::accuracies).toArray(double[][]::new),
                own.stream().map(Result::perClass).toArray(double[][]::new));
    }

    static List<Pair> pairs(List<Integer> shots, List<Result> results) {
        List<Pair> out = new ArrayList<>();
        for (int k : shots) {
            List<Result> same = results.stream().filter(r -> r.shots == k).toList();
            List<Pair> plain = new ArrayList<>();
            for (int i = 0; i < same.size(); i++) {
                for (int j = i + 1; j < same.size(); j++) {
                    plain.add(pair(same.get(i), same.get(j)));
                }
            }
            double[] holm = Holm.adjusted(plain.stream().mapToDouble(p -> p.difference.p()).toArray());
            for (int i = 0; i < holm.length; i++) {
                Pair p = plain.get(i);
                out.add(new Pair(p.a, p.b, k, p.difference, holm[i]));
            }
        }
        return out;
    }

    private static Pair pair(Result one, Result other) {
        boolean turned = other.mean().mean() > one.mean().mean();
        Result a = turned ? other : one;
        Result b = turned ? one : other;
        return new Pair(a.name(), b.name(), a.shots, PairedDifference.of(a.accuracies, b.accuracies), 1);
    }
}
