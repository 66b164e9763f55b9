package org.handful.method.embedding.text;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.MethodFamily;
import org.handful.method.Setting;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.TextWeights;
import org.handful.method.embedding.batch.Memory;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Gaussian discriminant analysis that is learned from images without labels: they begin with what the class names say of them,
 * and means and one covariance for all classes follow by expectation and maximisation.
 *
 * <pre>
 *   r_ik = softmax_k(s cos(x_i, t_k)) at first, then softmax_k(mu_k^T P x_i - 1/2 mu_k^T P mu_k)
 *   mu_k = sum_i r_ik x_i / N_k,  N_k = sum_i r_ik,  C = 1/N sum_ik r_ik (x_i - mu_k)(x_i - mu_k)^T
 *   P    = (C + tr(C) / (N - 1) I)^-1
 * </pre>
 *
 * <p>Over the images of the batch and those of the support set, whose labels are known unless they are switched off. The paper
 * publishes no code; it averages the covariance over classes, and its precision is D / (N - 1) times this one, with which a
 * learned prior swallows all classes but one. Here the prior stays uniform and classes count by their images.
 *
 * <p>Wang et al., "A Hard-to-Beat Baseline for Training-free CLIP-based Adaptation", ICLR 2024.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class GdaEm implements EmbeddingMethod<GdaEm.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Use labels", help = "Whether the labels of the support images count; without them the class names "
                    + "alone say which class is which.") boolean labels,
            @Setting(label = "Sharpness", help = "How sure the class names are at first: the factor of the cosines, which CLIP has "
                    + "learned to be 100.", min = 0, max = 1000, advanced = true) double sharpness,
            @Setting(label = "Rounds", help = "How often means and shares are computed from each other.", min = 1, max = 100,
                    advanced = true) int rounds) {}

    @Override
    public String id() {
        return "gda-em";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.NAMES;
    }

    @Override
    public String title() {
        return "Class names and the whole batch (GDA by EM)";
    }

    @Override
    public String summary() {
        return "Begins with the embeddings of the class names, which the source must bring, and learns classes from the images "
                + "that are asked about together.";
    }

    @Override
    public String citation() {
        return "Wang et al.: A Hard-to-Beat Baseline for Training-free CLIP-based Adaptation, ICLR 2024";
    }

    @Override
    public Config defaults() {
        return new Config(true, TextWeights.SCALE, 10);
    }

    @Override
    public boolean needsText() {
        return true;
    }

    @Override
    public boolean transductive() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Memory memory = Memory.of(support, Normalisation.L2, context);
        TextWeights text = TextWeights.of(context, support);
        if (text == null) {
            throw new InputException(Problem.NEEDS_TEXT, id());
        }
        return Fit.of(new GdaEmHead(memory, text.rows(), config));
    }

    @Override
    public Head restore(HeadState state) {
        return GdaEmHead.restore(state);
    }
}
