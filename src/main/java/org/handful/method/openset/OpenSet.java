package org.handful.method.openset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.handful.method.embedding.Support;
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

    /**
     * Support images left out one at a time, at most {@value #MOST_LEFT_OUT}; those of classes of one are not. A
     * transductive score takes the batch with them, and fewer of them where the batch is large.
     *
     * @param batch what is asked about; without rows there are no transductive scores
     */
    public List<LeftOut> leftOut(EmbeddingMatrix batch) {
        int[] rows = able(MOST_LEFT_OUT);
        List<Map<OpenSetScore, Double>> scores = new ArrayList<>();
        Arrays.stream(rows).forEach(r -> scores.add(new EnumMap<>(OpenSetScore.class)));
        detectors.forEach((s, d) -> {
            int[] asked = !s.transductive() ? IntStream.range(0, rows.length).toArray()
                    : batch.rows() == 0 ? new int[0]
                    : Support.spread(rows.length, ((OsloDetector) d).affordable(batch.rows()));
            double[] found = d.leftOut(Arrays.stream(asked).map(i -> rows[i]).toArray(), batch);
            for (int i = 0; i < asked.length; i++) {
                scores.get(asked[i]).put(s, found[i]);
            }
        });
        return IntStream.range(0, rows.length).mapToObj(i -> new LeftOut(origin[rows[i]], scores.get(i))).toList();
    }

    /** What the left-out images say. */
    public Map<OpenSetScore, Threshold> thresholds(EmbeddingMatrix batch) {
        List<LeftOut> rows = leftOut(batch);
        Map<OpenSetScore, Threshold> out = new EnumMap<>(OpenSetScore.class);
        for (OpenSetScore s : OpenSetScore.values()) {
            out.put(s, new Threshold(rows.stream().filter(r -> r.scores().containsKey(s))
                    .mapToDouble(r -> r.scores().get(s)).toArray()));
        }
        return out;
    }

    /** The threshold of OSLO for one batch. */
    public Threshold ofBatch(EmbeddingMatrix batch) {
        OsloDetector oslo = (OsloDetector) detectors.get(OpenSetScore.OSLO);
        return new Threshold(batch.rows() == 0 ? new double[0]
                : oslo.leftOut(able(oslo.affordable(batch.rows())), batch));
    }

    /** Evenly spread rows of classes with two images or more. */
    private int[] able(int most) {
        int[] counts = support.counts();
        IntPredicate stays = i -> counts[support.y()[i]] > 1;
        int[] able = IntStream.range(0, support.y().length).filter(stays).toArray();
        return Arrays.stream(Support.spread(able.length, most)).map(i -> able[i]).toArray();
    }

    private static Detector detector(OpenSetScore score, LabelledEmbeddings support) {
        return switch (score) {
            case COSINE, ENERGY, MSP -> Prototypes.of(support, score);
            case KNN -> NearestImages.of(support);
            case MAHALANOBIS -> Mahalanobis.of(support);
            case OSLO -> OsloDetector.of(support);
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
