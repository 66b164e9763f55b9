package org.handful.method.embedding;

import java.util.Arrays;
import org.handful.math.Vectors;
import org.handful.model.LabelledEmbeddings;

/** Adds what the images say to what the class names say, with the weight alpha of {@link Gda}. */
record GdaWithText(TextWeights text, LabelledEmbeddings support, Normaliser normaliser) {
    private static final double[] GRID = {1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100};

    /**
     * @param asked images that were left out in turn; none where that cannot be done
     * @param held what was said of them
     * @param unit factor of the precision
     */
    LinearHead head(SharedCovariance shared, int[] asked, double[][] held, double unit, double[] logPrior,
            Gda.Config config) {
        double alpha = config.choose() ? 1 : config.alpha();
        double scale = 1;
        if (asked.length > 0) {
            double[][] names = new double[asked.length][];
            double[][] images = new double[asked.length][];
            for (int i = 0; i < asked.length; i++) {
                names[i] = text.logits(normaliser.apply(support.x(), asked[i], 1), 1);
                images[i] = Gda.sum(Vectors.scaled(held[i], unit), logPrior);
            }
            int[] labels = Arrays.stream(asked).map(i -> support.y()[i]).toArray();
            alpha = config.choose() ? chosen(names, images, labels) : alpha;
            scale = Temperature.fit(mixed(names, images, alpha), labels, new double[logPrior.length]);
        }
        double[] weight = Gda.sum(text.weight(), Vectors.scaled(shared.weight(), alpha * unit));
        double[] bias = Vectors.scaled(Gda.sum(Vectors.scaled(shared.bias(), unit), logPrior), alpha);
        return new LinearHead("gda", normaliser, Vectors.scaled(weight, scale), Vectors.scaled(bias, scale));
    }

    /** The smallest weight with which most are right. */
    private static double chosen(double[][] names, double[][] images, int[] labels) {
        int most = -1;
        double chosen = 0;
        for (double alpha : GRID) {
            double[][] scores = mixed(names, images, alpha);
            int right = 0;
            for (int i = 0; i < labels.length; i++) {
                right += Vectors.argmax(scores[i]) == labels[i] ? 1 : 0;
            }
            if (right > most) {
                most = right;
                chosen = alpha;
            }
        }
        return chosen;
    }

    private static double[][] mixed(double[][] names, double[][] images, double alpha) {
        double[][] out = new double[names.length][];
        Arrays.setAll(out, i -> Gda.sum(names[i], Vectors.scaled(images[i], alpha)));
        return out;
    }
}
