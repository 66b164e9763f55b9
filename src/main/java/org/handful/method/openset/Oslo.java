package org.handful.method.openset;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Setting;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.batch.Memory;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Open-set likelihood optimisation: images of the batch move the class means, but only as far as they look like members
 * of a class. With l_k = cos(q, p_k) and z = 1/K at first, twice:
 *
 * <pre>
 * xi = sigmoid( sum_k z_k l_k / lambda_s ),   z = softmax_k( xi l_k / lambda_z )
 * p_k = (sum of x in class k + sum_i xi_i z_ik q_i) / (n_k + sum_i xi_i z_ik)
 * </pre>
 *
 * <p>Boudiaf, Bennequin, Tami, Toubhans, Piantanida, Hudelot and Ben Ayed, "Open-Set Likelihood Maximization for
 * Few-Shot Learning", CVPR 2023. Embeddings are centred first, or xi is close to 1 for everything; the centre is the mean
 * of the support set, as there are no base classes. 1 - xi is the outlier score; see {@link OpenSetScore#OSLO}.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Oslo implements EmbeddingMethod<Oslo.Config> {
    static final double LAMBDA_S = 0.05;
    static final double LAMBDA_Z = 0.1;
    static final int ROUNDS = 2;

    /** The settings. */
    public record Config(
            @Setting(label = "Outlier softness", help = "How softly an image counts as like or unlike the classes.",
                    min = 0.001, max = 10) double lambdaS,
            @Setting(label = "Class softness", help = "How softly an image is given to the classes.", min = 0.001,
                    max = 10) double lambdaZ,
            @Setting(label = "Rounds", help = "How often images are weighed and class means moved.", min = 1,
                    max = 1000) int rounds,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    @Override
    public String id() {
        return "oslo";
    }

    @Override
    public String title() {
        return "Open-set likelihood (whole batch)";
    }

    @Override
    public String summary() {
        return "Lets class means follow the images that are asked about together, and strangers among them count little; "
                + "its answers depend on the batch.";
    }

    @Override
    public String citation() {
        return "Boudiaf et al.: Open-Set Likelihood Maximization for Few-Shot Learning, CVPR 2023";
    }

    @Override
    public Config defaults() {
        return new Config(LAMBDA_S, LAMBDA_Z, ROUNDS, Normalisation.CL2N);
    }

    @Override
    public boolean transductive() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        return Fit.of(OsloHead.of(Memory.of(support, config.normalise(), context), config.lambdaS(),
                config.lambdaZ(), config.rounds()));
    }

    @Override
    public Head restore(HeadState state) {
        return OsloHead.restore(state);
    }
}
