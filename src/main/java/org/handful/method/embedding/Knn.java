package org.handful.method.embedding;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Setting;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * k nearest neighbours by cosine: the k support images nearest to x vote for their classes,
 *
 * <pre>
 * p(k | x) = (sum over neighbours of class k of w_j + a / K) / (sum over neighbours of w_j + a)
 * w_j = exp((cos(x, x_j) - cos(x, nearest)) / {@value KnnHead#WIDTH}), or 1 without weights
 * </pre>
 *
 * <p>Cover and Hart, "Nearest neighbor pattern classification", IEEE Trans. Inf. Theory 1967; the exponential weights
 * are those of Wu et al., "Unsupervised Feature Learning via Non-Parametric Instance Discrimination", CVPR 2018. They
 * keep a class with more images than its neighbours from outvoting a nearer one. The a = {@value KnnHead#PRIOR} votes
 * that all classes share keep probabilities off 0 and 1. Neighbours at the same distance are taken in the order of the
 * support set; classes with the same vote in the order of their index. With k above the number of images all of them
 * vote.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Knn implements EmbeddingMethod<Knn.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Neighbours", help = "How many of the nearest support images vote; at most as many as a "
                    + "class has is a good rule.", min = 1, max = 1000) int k,
            @Setting(label = "Weighted votes", help = "Lets nearer images count more; without it every neighbour has "
                    + "one vote.") boolean weighted,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    @Override
    public String id() {
        return "knn";
    }

    @Override
    public String title() {
        return "Nearest neighbours";
    }

    @Override
    public String summary() {
        return "Lets the most similar support images vote; nothing to train, and every answer can be traced to images.";
    }

    @Override
    public String citation() {
        return "Cover, Hart: Nearest neighbor pattern classification, IEEE Trans. Inf. Theory 1967; "
                + "Wu, Xiong, Yu, Lin: Non-Parametric Instance Discrimination, CVPR 2018";
    }

    @Override
    public Config defaults() {
        return new Config(5, true, Normalisation.L2);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        Normaliser normaliser = Normaliser.of(config.normalise(), support.x());
        double[] rows = normaliser.apply(support.x());
        KnnHead.toUnitRows(rows, support.x().dim());
        return Fit.of(new KnnHead(normaliser, rows, support.y().clone(), support.classes(),
                Math.min(config.k(), support.y().length), config.weighted()));
    }

    @Override
    public Head restore(HeadState state) {
        return KnnHead.restore(state);
    }
}
