package org.handful.eval.multilabel;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Figures over test images that have several labels each. Means over labels leave out those that have no figure.
 *
 * @param meanAveragePrecision mean over labels of {@link AveragePrecision}
 * @param f1Macro mean over labels
 * @param f1Micro of all pairs of image and label together; NaN where every test image has every label
 * @param jaccard mean over images of |predicted and true| / |predicted or true|; 1 for an image where both are empty; NaN
 *     as well where every test image has every label, for whoever says all of them always is right then
 */
public record MultiLabelReport(
        int images, List<LabelFigures> labels, double meanAveragePrecision, double f1Macro, double f1Micro,
        double jaccard) {
    /**
     * @param p probability of each label for each image, [M][K]
     * @param truth [M][K]
     * @param thresholds of each label, K
     */
    public static MultiLabelReport of(
            List<String> names, double[][] p, boolean[][] truth, List<Threshold> thresholds) {
        List<LabelFigures> labels = IntStream.range(0, names.size()).mapToObj(k -> {
            boolean[] has = new boolean[p.length];
            IntStream.range(0, p.length).forEach(i -> has[i] = truth[i][k]);
            return LabelFigures.of(names.get(k), Arrays.stream(p).mapToDouble(row -> row[k]).toArray(), has,
                    thresholds.get(k));
        }).toList();
        long hits = 0;
        long sizes = 0;
        double jaccard = 0;
        for (int i = 0; i < p.length; i++) {
            int both = 0;
            int either = 0;
            for (int k = 0; k < names.size(); k++) {
                boolean says = p[i][k] >= thresholds.get(k).value();
                both += says && truth[i][k] ? 1 : 0;
                either += says || truth[i][k] ? 1 : 0;
            }
            hits += both;
            sizes += both + either;
            jaccard += either == 0 ? 1 : (double) both / either;
        }
        boolean always = Arrays.stream(truth).allMatch(row -> IntStream.range(0, row.length).allMatch(k -> row[k]));
        return new MultiLabelReport(p.length, labels, mean(labels, LabelFigures::averagePrecision),
                mean(labels, LabelFigures::f1), always || sizes == 0 ? Double.NaN : 2.0 * hits / sizes,
                always ? Double.NaN : jaccard / p.length);
    }

    /** Labels that every test image has: nothing tells whether they are told. */
    public List<String> always() {
        return labels.stream().filter(l -> l.images() == images).map(LabelFigures::name).toList();
    }

    private static double mean(List<LabelFigures> labels, ToDoubleFunction<LabelFigures> figure) {
        return labels.stream().mapToDouble(figure).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    }
}
