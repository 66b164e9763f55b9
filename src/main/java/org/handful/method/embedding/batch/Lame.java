package org.handful.method.embedding.batch;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Setting;
import org.handful.method.embedding.Centroid;
import org.handful.method.embedding.LinearHead;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Corrects the probabilities P of the nearest class mean so that images of the batch which look alike agree, and changes
 * nothing else: with embeddings of length 1,
 *
 * <pre>
 * Y = softmax( log(P + 1e-10) + A Y ), from Y = P
 * A: 1 for the k nearest others (knn), exp(-d^2 / 2 sigma^2) (rbf, sigma the mean distance of the (k-1)th nearest other),
 *    or cosines (linear)
 * </pre>
 *
 * <p>Boudiaf, Mueller, Ben Ayed and Bertinetto, "Parameter-free Online Test-time Adaptation", CVPR 2022 (LAME). It helps
 * where neighbours in a batch are often of one class, as in a series of photographs, and does little elsewhere. The sums
 * of rbf and linear grow with the batch, and with them the pull; the authors' code leaves an image its own neighbour
 * there, which sharpens even a batch of one, so both can be switched.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Lame implements EmbeddingMethod<Lame.Config> {
    /** What makes two images neighbours. */
    public enum Kind {
        KNN,
        RBF,
        LINEAR
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Neighbours are", help = "The most similar images (knn), all by their distance (rbf), or all "
                    + "by the angle between them (linear).") Kind affinity,
            @Setting(label = "Neighbours", help = "How many of the most similar images each is made to agree with.",
                    min = 1, max = 1000) int k,
            @Setting(label = "Mean instead of sum", help = "Divides the pull of the neighbours by their number, so that "
                    + "it does not grow with the batch.", advanced = true) boolean mean,
            @Setting(label = "Without itself", help = "Keeps an image from being its own neighbour.", advanced = true)
            boolean others) {}

    @Override
    public String id() {
        return "lame";
    }

    @Override
    public String title() {
        return "LAME (whole batch)";
    }

    @Override
    public String summary() {
        return "Nearest class mean whose probabilities are smoothed over the images that are asked about together; for "
                + "series of similar photographs.";
    }

    @Override
    public String citation() {
        return "Boudiaf, Mueller, Ben Ayed, Bertinetto: Parameter-free Online Test-time Adaptation, CVPR 2022";
    }

    @Override
    public Config defaults() {
        return new Config(Kind.KNN, 5, false, true);
    }

    @Override
    public boolean transductive() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        var centroid = new Centroid();
        var base = (LinearHead) centroid.fit(support, centroid.defaults(), context).last();
        return Fit.of(new LameHead(base, config));
    }

    @Override
    public Head restore(HeadState state) {
        return LameHead.restore(state);
    }
}
