package org.handful.method.embedding.batch;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Setting;
import org.handful.method.embedding.Normalisation;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Clusters support set and batch together, begun at the labels: centres and labels follow each other, and neighbours are
 * made to agree. With the batch moved so that its mean is that of the support set, W_ij = 1 for the nearest others j of
 * i, and sigma^2 = sum W_ij d_ij^2 / (5 n),
 *
 * <pre>
 * c_k: the mean of cluster k, or its mode, where mean-shift with weights exp(-|c - x|^2 / 2 sigma^2) comes to rest
 * a_ik = |x_i - c_k|^2 for means, -exp(-|x_i - c_k|^2 / 2 sigma^2) for modes
 * Y = softmax(-a + lambda W Y),   label_i = argmax_k Y_ik
 * </pre>
 *
 * <p>Ziko, Boudiaf, Dolz, Granger and Ben Ayed, "Transductive Few-Shot Learning: Clustering is All You Need?", arXiv
 * 2106.09516, 2021. The authors' labels are only seeds: an image of the support set may change its cluster; here it may
 * when asked to. Where a cluster would become empty the labels before it are kept. It favours clusters of about the same
 * size, and is at its best where the batch has them.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Slk implements EmbeddingMethod<Slk.Config> {
    /** What stands for a cluster. */
    public enum Centre {
        MEAN,
        MODE
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Centre", help = "Whether the mean of a cluster stands for it, or the place where its images "
                    + "lie densest (mode).") Centre centre,
            @Setting(label = "Agreement", help = "How strongly images that look alike are made to agree; 0 leaves "
                    + "clustering alone.", min = 0, max = 100) double lambda,
            @Setting(label = "Neighbours", help = "With how many of the most similar images each is made to agree.",
                    min = 1, max = 1000) int neighbours,
            @Setting(label = "Hold labels", help = "Keeps the images of the support set in their classes.",
                    advanced = true) boolean hold,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    @Override
    public String id() {
        return "slk";
    }

    @Override
    public String title() {
        return "SLK clustering (whole batch)";
    }

    @Override
    public String summary() {
        return "Clusters all images that are asked about together, begun at the labelled ones; answers depend on the "
                + "batch.";
    }

    @Override
    public String citation() {
        return "Ziko, Boudiaf, Dolz, Granger, Ben Ayed: Transductive Few-Shot Learning: Clustering is All You Need?, "
                + "arXiv 2106.09516, 2021";
    }

    @Override
    public Config defaults() {
        return new Config(Centre.MODE, 0.7, 2, true, Normalisation.CL2N);
    }

    @Override
    public boolean transductive() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        return Fit.of(new SlkHead(Memory.of(support, config.normalise(), context), config));
    }

    @Override
    public Head restore(HeadState state) {
        return SlkHead.restore(state);
    }
}
