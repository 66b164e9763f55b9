package org.handful.run.why;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.method.EmbeddingMethod;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.ProgressListener;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.run.fitted.ImageFeed;
import org.handful.tune.LiveModel;
import org.handful.run.train.RunPlan;
import org.handful.run.why.Why.Effect;
import org.handful.run.why.Why.Support;
import org.handful.run.why.Why.Told;

/**
 * Which of the images that a run learned from count for what it says to one image: it learns again without each of them,
 * with the same settings and seed. That is exact, and for few images fast enough; where it is not, the nearest are tried.
 *
 * @param splits what the models learned from that say it together: one, or those of a cross-validation
 * @param seconds how long it may take
 */
record Counting(ImageFeed feed, RunPlan plan, List<Split> splits, Margin margin, double seconds) {
    private static final int SHOWN = 4;
    /** A smaller change of the log odds, half a per cent, is none. */
    private static final double LEAST = 0.005;
    /** Fewer say nothing about the others. */
    private static final int FEWEST = 4;

    Support of(ImageRef image, ProgressListener progress, CancelToken cancel) throws HandfulException {
        int[] learned = splits.stream().flatMapToInt(s -> Arrays.stream(s.support())).distinct().toArray();
        List<Sample> samples = Arrays.stream(learned).mapToObj(i -> plan.data().samples().get(i)).toList();
        double[] cosines = cosines(image, samples, cancel);
        if (!(plan.method() instanceof EmbeddingMethod<?>)) {
            return nearest(samples, cosines);
        }
        int[] others = IntStream.range(0, learned.length).filter(i -> !alone(learned[i])).boxed()
                .sorted(Comparator.comparingDouble(i -> -cosines[i])).mapToInt(i -> i).toArray();
        long from = System.nanoTime();
        List<double[]> whole = new ArrayList<>();
        for (Split split : splits) {
            whole.add(refitted(split, split.support(), image, cancel));
        }
        if (others.length < Math.min(FEWEST, learned.length) || FEWEST * since(from) > seconds) {
            return nearest(samples, cosines);
        }
        List<Effect> effects = new ArrayList<>();
        for (int left : others) {
            if (effects.size() >= FEWEST && since(from) > seconds) {
                break;
            }
            cancel.throwIfCancelled();
            progress.update(effects.size(), others.length);
            effects.add(effect(samples.get(left), together(whole) - without(learned[left], whole, image, cancel)));
        }
        int asked = effects.size();
        progress.update(asked, asked);
        return new Support(asked == others.length ? Told.ALL_REFITTED : Told.NEAREST_REFITTED, asked,
                effects.stream().filter(e -> e.change() > LEAST).sorted(Comparator.comparingDouble(e -> -e.change()))
                        .limit(SHOWN).toList(),
                effects.stream().filter(e -> e.change() < -LEAST).sorted(Comparator.comparingDouble(Effect::change))
                        .limit(SHOWN).toList());
    }

    /** The margin when nothing is learned from one image. @param whole what each model says with it */
    private double without(int left, List<double[]> whole, ImageRef image, CancelToken cancel) throws HandfulException {
        List<double[]> out = new ArrayList<>();
        for (int s = 0; s < splits.size(); s++) {
            int[] support = splits.get(s).support();
            int[] rest = Arrays.stream(support).filter(i -> i != left).toArray();
            out.add(rest.length == support.length ? whole.get(s) : refitted(splits.get(s), rest, image, cancel));
        }
        return together(out);
    }

    /** The margin of the mean, as the run has it. */
    private double together(List<double[]> each) {
        double[] mean = new double[each.getFirst().length];
        each.forEach(p -> Arrays.setAll(mean, k -> mean[k] + p[k] / each.size()));
        return margin.of(mean);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** @return [K] */
    private double[] refitted(Split of, int[] support, ImageRef image, CancelToken cancel) throws HandfulException {
        var fitted = plan.learner(feed).beside(plan.unchecked(of)).fit(plan.method(), plan.spec(), support,
                new int[0], _ -> { }, cancel, LiveModel.Port.NONE).last();
        return fitted.probabilities(List.of(image), ProgressListener.NONE, cancel)[0];
    }

    /** A class that would lose its only image cannot be learned without it. */
    private boolean alone(int position) {
        List<Sample> all = plan.data().samples();
        return splits.stream().map(Split::support).filter(s -> Arrays.stream(s).anyMatch(i -> i == position))
                .anyMatch(s -> Arrays.stream(s).filter(i -> all.get(i).label() == all.get(position).label()).count() == 1);
    }

    private Support nearest(List<Sample> samples, double[] cosines) {
        Map<Integer, List<Effect>> byClass = new HashMap<>();
        IntStream.range(0, cosines.length).boxed().sorted(Comparator.comparingDouble(i -> -cosines[i]))
                .forEach(i -> byClass.computeIfAbsent(samples.get(i).label(), _ -> new ArrayList<>())
                        .add(effect(samples.get(i), cosines[i])));
        return new Support(Told.NEAREST, cosines.length,
                byClass.getOrDefault(margin.about(), List.of()).stream().limit(SHOWN).toList(),
                byClass.getOrDefault(margin.against(), List.of()).stream().limit(SHOWN).toList());
    }

    private Effect effect(Sample sample, double change) {
        return new Effect(sample.image().name(), sample.image().sha256(), plan.data().labels().name(sample.label()), change);
    }

    private double[] cosines(ImageRef image, List<Sample> samples, CancelToken cancel) throws HandfulException {
        List<ImageRef> all = new ArrayList<>(samples.stream().map(Sample::image).toList());
        all.add(image);
        EmbeddingMatrix x = feed.embeddings(all, ProgressListener.NONE, cancel);
        double[] query = Vectors.wide(x.row(samples.size()));
        return IntStream.range(0, samples.size()).mapToDouble(i -> Vectors.cosine(Vectors.wide(x.row(i)), query)).toArray();
    }
}
