package org.handful.eval.multilabel;

/**
 * How well one label is told.
 *
 * @param images test images that have it
 * @param averagePrecision NaN where all test images or none have it
 * @param precision NaN where it was never predicted, and where all test images have it: who says it always is right then
 * @param recall NaN where no test image has it
 * @param f1 2 TP / (2 TP + FP + FN); NaN where it is neither there nor predicted, and where all test images have it
 * @param threshold from which precision, recall and F1 come
 */
public record LabelFigures(
        String name, int images, double averagePrecision, double precision, double recall, double f1,
        Threshold threshold) {
    static LabelFigures of(String name, double[] p, boolean[] has, Threshold threshold) {
        int hit = 0;
        int said = 0;
        int there = 0;
        for (int i = 0; i < p.length; i++) {
            boolean says = p[i] >= threshold.value();
            hit += says && has[i] ? 1 : 0;
            said += says ? 1 : 0;
            there += has[i] ? 1 : 0;
        }
        boolean always = there == p.length;
        return new LabelFigures(name, there, AveragePrecision.of(p, has), always ? Double.NaN : (double) hit / said,
                (double) hit / there, always ? Double.NaN : 2.0 * hit / (said + there), threshold);
    }
}
