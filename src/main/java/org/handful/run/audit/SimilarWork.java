package org.handful.run.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.eval.retrieval.CosineRanking;
import org.handful.eval.retrieval.Directions;
import org.handful.eval.retrieval.Ranked;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.Sample;
import org.handful.run.audit.SimilarImages.Near;
import org.handful.run.audit.SimilarImages.Sense;
import org.handful.run.audit.SimilarImages.Shared;
import org.handful.run.intake.Computed;
import org.handful.run.intake.MeasureTable;

/** Ranks the images of a project by how much they are like one of them, in all or in what a sense leaves. */
final class SimilarWork {
    private static final int SHOWN = 8;

    private SimilarWork() {}

    /** @param rows of all images, in dataset order, length 1 is not needed; @param groups near-duplicates share a number */
    static SimilarImages of(
            String image, Sense sense, Dataset data, EmbeddingMatrix rows, int[] groups, MeasureTable measures) {
        List<Sample> samples = data.samples();
        int at = IntStream.range(0, data.size()).filter(i -> samples.get(i).image().name().equals(image)).findFirst()
                .orElse(-1);
        if (at < 0) {
            return new SimilarImages(image, sense, List.of(), Optional.empty());
        }
        double[][] x = MapWork.units(rows);
        if (sense.of() != SimilarImages.Of.ALL) {
            int[] value = numbers(values(sense, data, measures));
            Directions directions = Directions.of(x, value);
            if (directions.basis().length == 0) {
                return new SimilarImages(image, sense, List.of(), Optional.empty());
            }
            x = Arrays.stream(x).map(sense.apart() ? directions::without : directions::along).toArray(double[][]::new);
        }
        CosineRanking ranking = new CosineRanking(x);
        double[] cosines = ranking.cosines(at);
        int[] order = ranking.like(at, i -> groups[at] < 0 || groups[i] != groups[at]);
        return new SimilarImages(image, sense, Arrays.stream(order).limit(SHOWN)
                .mapToObj(i -> new Near(samples.get(i).image().name(), cosines[i])).toList(),
                shared(values(sense, data, measures), at, order));
    }

    /** Images without a value say nothing. */
    private static Optional<Shared> shared(List<String> values, int at, int[] order) {
        String wanted = values.get(at);
        boolean[] relevant = new boolean[order.length];
        int known = 0;
        int among = 0;
        for (int k = 0; k < order.length; k++) {
            String value = values.get(order[k]);
            boolean same = value != null && value.equals(wanted);
            among += same && k < SHOWN ? 1 : 0;
            if (value != null) {
                relevant[known++] = same;
            }
        }
        Ranked ranked = new Ranked(Arrays.copyOf(relevant, known));
        return wanted == null || ranked.wanted() == 0 ? Optional.empty() : Optional.of(new Shared(wanted, among,
                ranked.averagePrecision(), (double) ranked.wanted() / known));
    }

    private static int[] numbers(List<String> values) {
        Map<String, Integer> known = new HashMap<>();
        return values.stream().mapToInt(v -> v == null ? -1 : known.computeIfAbsent(v, _ -> known.size())).toArray();
    }

    /** What the sense is about, of each image; about all, its class. Null where it has none. */
    private static List<String> values(Sense sense, Dataset data, MeasureTable measures) {
        return data.samples().stream().map(s -> switch (sense.of()) {
            case ALL, CLASS -> s.labelled() ? data.labels().name(s.label()) : null;
            case COMPUTED -> measures.value(Computed.valueOf(sense.attribute().toUpperCase(Locale.ROOT)), s.image())
                    .orElse(null);
            case ATTRIBUTE -> s.attributes().get(sense.attribute());
        }).toList();
    }
}
