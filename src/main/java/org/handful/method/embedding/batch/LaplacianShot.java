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
 * The nearest class mean, made to agree among neighbours: with a_qk = |q - p_k|^2 and W_qr = 1 for the nearest other
 * images r of q in the batch,
 *
 * <pre>
 * Y = softmax(-a + lambda W Y), from Y = softmax(-a)
 * </pre>
 *
 * <p>Ziko, Dolz, Granger and Ben Ayed, "Laplacian Regularized Few-Shot Learning", ICML 2020, with the authors' way to
 * let class means see the batch first ({@link Rectified}). That moves the batch onto the support set, which is senseless
 * for a few images: with fewer than {@value LaplacianHead#FEW} per class it is left out. The authors centre on the mean
 * of base classes; here it is the mean of the support set. Their graph has one neighbour less than its number says; two
 * are two here.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class LaplacianShot implements EmbeddingMethod<LaplacianShot.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Agreement", help = "How strongly images that look alike are made to agree; 0 is the "
                    + "nearest class mean.", min = 0, max = 100) double lambda,
            @Setting(label = "Neighbours", help = "With how many of the most similar images of the batch each is made "
                    + "to agree.", min = 1, max = 1000) int neighbours,
            @Setting(label = "Move class means", help = "Lets the class means see the batch first; best where the batch "
                    + "holds about as many images of each class.") boolean rectify,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    @Override
    public String id() {
        return "laplacian-shot";
    }

    @Override
    public String title() {
        return "LaplacianShot (whole batch)";
    }

    @Override
    public String summary() {
        return "Nearest class mean that makes images which look alike agree; answers depend on which images are asked "
                + "about together.";
    }

    @Override
    public String citation() {
        return "Ziko, Dolz, Granger, Ben Ayed: Laplacian Regularized Few-Shot Learning, ICML 2020";
    }

    @Override
    public Config defaults() {
        return new Config(1, 2, true, Normalisation.CL2N);
    }

    @Override
    public boolean transductive() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        return Fit.of(new LaplacianHead(Memory.of(support, config.normalise(), context), config.lambda(),
                config.neighbours(), config.rectify()));
    }

    @Override
    public Head restore(HeadState state) {
        return LaplacianHead.restore(state);
    }
}
