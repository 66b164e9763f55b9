package org.handful.method.openset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.method.embedding.batch.Memory;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * Every open-set score of one support set, with thresholds by leave-one-out. It looks at embeddings of the frozen
 * backbone alone, so it serves every method that gives probabilities. Immutable and thread-safe.
 */
public final class OpenSet {
    /** A support set beyond this is thinned out: more rows change nothing that a threshold would notice. */
    static final int MOST_ROWS = 4000;
    /** Left-out images beyond these say nothing new. */
    private static final int MOST_LEFT_OUT = 1000;

    private final LabelledEmbeddings support;
    private final int[] origin;
    private final Map<OpenSetScore, Detector> detectors = new EnumMap<>(OpenSetScore.class);

    /**
     * A support image as if it had not been learned from.
     *
     * @param row in the support set that was given
     */
    public record LeftOut(int row, Map<OpenSetScore, Double> scores) {}

    /** @param origin where the rows come from in the support set that was given */
    private OpenSet(LabelledEmbeddings support, int[] origin) {
        this.support = support;
        this.origin = origin;
        for (OpenSetScore s : OpenSetScore.values()) {
            detectors.put(s, detector(s, support));
        }
    }

    /** @param given every class has an image, every value is finite */
    public static OpenSet of(LabelledEmbeddings given) {
        int[] kept = thinned(given);
        return new OpenSet(kept.length == given.y().length ? given : new LabelledEmbeddings(given.x().select(kept),
                Arrays.stream(kept).map(i -> given.y()[i]).toArray(), given.classes()), kept);
    }

    /** One score per row and kind. OSLO takes all rows as one batch. */
    public Map<OpenSetScore, double[]> scores(EmbeddingMatrix queries) {
        Map<OpenSetScore, double[]> out = new EnumMap<>(OpenSetScore.class);
        detectors.forEach((s, d) -> out.put(s, queries.rows() == 0 ? new double[0] : d.scores(queries)));
        return out;
    }

    /** Support images left out one at a time, at most {@value #MOST_LEFT_OUT}; those of classes of one are not. */
    public List<LeftOut> leftOut() {
        int[] counts = support.counts();
        IntPredicate stays = i -> counts[support.y()[i]] > 1;
        int[] able = IntStream.range(0, support.y().length).filter(stays).toArray();
        int[] rows = Arrays.stream(Support.spread(able.length, MOST_LEFT_OUT)).map(i -> able[i]).toArray();
        Map<OpenSetScore, double[]> scores = new EnumMap<>(OpenSetScore.class);
        detectors.forEach((s, d) -> scores.put(s, d.leftOut(rows)));
        return IntStream.range(0, rows.length).mapToObj(i -> {
            Map<OpenSetScore, Double> own = new EnumMap<>(OpenSetScore.class);
            scores.forEach((s, all) -> own.put(s, all[i]));
            return new LeftOut(origin[rows[i]], own);
        }).toList();
    }

    /** What the left-out images say. */
    public Map<OpenSetScore, Threshold> thresholds() {
        List<LeftOut> rows = leftOut();
        Map<OpenSetScore, Threshold> out = new EnumMap<>(OpenSetScore.class);
        for (OpenSetScore s : OpenSetScore.values()) {
            out.put(s, new Threshold(rows.stream().mapToDouble(r -> r.scores().get(s)).toArray()));
        }
        return out;
    }

    private static Detector detector(OpenSetScore score, LabelledEmbeddings support) {
        return switch (score) {
            case COSINE -> Prototypes.of(support, false);
            case ENERGY -> Prototypes.of(support, true);
            case KNN -> NearestImages.of(support);
            case MAHALANOBIS -> Mahalanobis.of(support);
            case OSLO -> batch(support);
        };
    }

    private static Detector batch(LabelledEmbeddings support) {
        Normaliser normaliser = Normaliser.of(Normalisation.CL2N, support.x());
        OsloHead head = OsloHead.of(
                new Memory(normaliser, normaliser.apply(support.x()), support.y(), support.classes()),
                Oslo.LAMBDA_S, Oslo.LAMBDA_Z, Oslo.ROUNDS);
        return new Detector() {
            @Override
            public double[] scores(EmbeddingMatrix queries) {
                return head.shared(normaliser.apply(queries), queries.rows()).inlier();
            }

            @Override
            public double[] leftOut(int[] rows) {
                return Arrays.stream(rows).mapToDouble(head::leftOut).toArray();
            }
        };
    }

    /** Evenly spread rows of every class, in its share. */
    private static int[] thinned(LabelledEmbeddings all) {
        int n = all.y().length;
        if (n <= MOST_ROWS) {
            return IntStream.range(0, n).toArray();
        }
        List<List<Integer>> ofClass = new ArrayList<>();
        IntStream.range(0, all.classes()).forEach(k -> ofClass.add(new ArrayList<>()));
        IntStream.range(0, n).forEach(i -> ofClass.get(all.y()[i]).add(i));
        return ofClass.stream()
                .flatMapToInt(rows -> Arrays.stream(Support.spread(
                                rows.size(), Math.max(4, (int) ((long) MOST_ROWS * rows.size() / n))))
                        .map(rows::get))
                .sorted().toArray();
    }
}
