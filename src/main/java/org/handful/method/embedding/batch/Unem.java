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
 * Generalised expectation maximisation with Gaussian classes: images of the batch are given to classes softly, and class
 * means follow them. From the means w of the support set, so many times:
 *
 * <pre>
 * u_ik = softmax_k( (-1/2 |s q_i - w_k|^2 + gamma v_k) / T ),   v_k = log(mean_i u_ik + 1e-6) + 1, at first 1
 * w_k  = (sum_i u_ik s q_i + sum of s x in class k) / (sum_i u_ik + n_k)
 * </pre>
 *
 * <p>Zhou, Martin, Boudiaf, Ayed et al., "UNEM: UNrolled Generalized EM for Transductive Few-Shot Learning", CVPR 2025;
 * with gamma = 1 and s = 1 it is PADDLE (Martin et al., NeurIPS 2022). gamma favours classes that many images of the
 * batch belong to, which is right when a batch holds few of the classes, and drags everything into one class when it is
 * large; 0 is soft K-means. UNEM learns s, gamma and T from base classes for embeddings as they come; here they are
 * settings, and s is meant for embeddings of length 1.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Unem implements EmbeddingMethod<Unem.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Scale", help = "How strongly distances count; smaller values give images to classes more "
                    + "softly.", min = 0.01, max = 1000) double scale,
            @Setting(label = "Few classes", help = "Favours classes that many images of the batch belong to; 0 when the "
                    + "batch holds all classes alike.", min = 0, max = 100) double gamma,
            @Setting(label = "Temperature", help = "Softens the assignment of images to classes.", min = 0.01, max = 100,
                    advanced = true) double temperature,
            @Setting(label = "Rounds", help = "How often images are assigned and means moved.", min = 1, max = 1000)
            int rounds,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    @Override
    public String id() {
        return "unem";
    }

    @Override
    public String title() {
        return "Generalised EM (whole batch)";
    }

    @Override
    public String summary() {
        return "Lets class means follow the images that are asked about together; strong with one image per class, and "
                + "its answers depend on the batch.";
    }

    @Override
    public String citation() {
        return "Zhou et al.: UNEM: UNrolled Generalized EM for Transductive Few-Shot Learning, CVPR 2025; Martin et al.: "
                + "Towards Practical Few-shot Query Sets (PADDLE), NeurIPS 2022";
    }

    @Override
    public Config defaults() {
        return new Config(10, 1, 1, 10, Normalisation.CL2N);
    }

    @Override
    public boolean transductive() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        return Fit.of(new UnemHead(Memory.of(support, config.normalise(), context), config.scale(), config.gamma(),
                config.temperature(), config.rounds()));
    }

    @Override
    public Head restore(HeadState state) {
        return UnemHead.restore(state);
    }
}
