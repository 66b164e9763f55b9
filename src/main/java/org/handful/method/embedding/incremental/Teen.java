package org.handful.method.embedding.incremental;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.MethodFamily;
import org.handful.method.Setting;
import org.handful.method.embedding.Centroid;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Training-free calibration of the means of new classes, of which there are few images, by those of base classes, of which
 * there are many: see {@link Calibration}. Wang, Zhou, Zhang, Zhan and Ye, "Few-Shot Class-Incremental Learning via
 * Training-Free Prototype Calibration", NeurIPS 2023. The paper's new classes are those of later sessions; in one support
 * set they are those with few images. Without base classes, or without new ones, this is the nearest class mean by
 * cosine, which is also what plain growth of prototypes gives. As in the paper's code embeddings are averaged as they
 * come.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Teen implements EmbeddingMethod<Teen.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Few images", help = "Classes with at most this many images count as new: their means are "
                    + "drawn towards similar classes that have more.", min = 1, max = 10_000) int few,
            @Setting(label = "Shift", help = "How far the mean of a new class is drawn; 0 leaves it where it is.", min = 0,
                    max = 1) double shift,
            @Setting(label = "Sharpness", help = "How much more similar classes count than others.", min = 0, max = 1000,
                    advanced = true) double tau,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    /** As the paper's code has it. */
    public static final double TAU = 16;

    public static final double SHIFT = 0.5;

    @Override
    public String id() {
        return "teen";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.GROWING;
    }

    @Override
    public String title() {
        return "Calibrated class means (TEEN)";
    }

    @Override
    public String summary() {
        return "Nearest class mean in which classes with few images lean on similar classes with many; for classes that "
                + "were added later, at no training.";
    }

    @Override
    public String citation() {
        return "Wang, Zhou, Zhang, Zhan, Ye: Few-Shot Class-Incremental Learning via Training-Free Prototype Calibration, "
                + "NeurIPS 2023";
    }

    @Override
    public Config defaults() {
        return new Config(5, SHIFT, TAU, Normalisation.NONE);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        Normaliser normaliser = Normaliser.of(config.normalise(), support.x());
        int dim = support.x().dim();
        int[] counts = support.counts();
        boolean[] base = new boolean[counts.length];
        for (int k = 0; k < base.length; k++) {
            base[k] = counts[k] > config.few();
        }
        double[] means = Calibration.of(Support.means(support, normaliser), dim, base, config.tau(), config.shift());
        double scale = Centroid.cosineScale(support, normaliser);
        double[] weight = new double[means.length];
        for (int k = 0; k < counts.length; k++) {
            Vectors.unit(means, k * dim, dim);
        }
        Vectors.axpy(scale, means, weight);
        Normaliser direction = normaliser.kind() == Normalisation.CL2N
                ? normaliser : new Normaliser(Normalisation.L2, normaliser.centre());
        return Fit.of(new LinearHead(id(), direction, weight, new double[counts.length]));
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }
}
