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
 * Moves class means onto the images of the batch by optimal transport, then fits logistic regression to the means. Every
 * embedding is first brought to mean 0 and deviation 1 over its own features. With C_kj = |p_k - q_j|^2 / max, the plan
 * of Sinkhorn's algorithm is
 *
 * <pre>
 * P = argmin sum P C - epsilon H(P)  with row sums 1/K and column sums 1/M,   p'_k = sum_j P_kj q_j / sum_j P_kj
 * </pre>
 *
 * <p>Poulakakis-Daktylidis and Jamali-Rad, "BECLR: Batch Enhanced Contrastive Few-Shot Learning", ICLR 2024: five rounds
 * with one image per class, otherwise one, and then 0.7 p' + 0.3 p. The row sums say that the batch holds all classes
 * alike; where it does not, means are dragged onto the wrong images, and a batch with fewer than
 * {@value OptaHead#FEW} images per class is not used at all.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Opta implements EmbeddingMethod<Opta.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Share of the batch", help = "How much of each class mean comes from the batch when a class "
                    + "has several images; 0 leaves the means alone.", min = 0, max = 1) double share,
            @Setting(label = "Softness", help = "How softly images are shared out among classes.", min = 0.001, max = 1e6,
                    advanced = true) double epsilon,
            @Setting(label = "Rounds with one image", help = "How often the means are moved when every class has one "
                    + "image.", min = 0, max = 100, advanced = true) int rounds,
            @Setting(label = "C", help = "How much the class means count in the logistic regression against the wish for "
                    + "small weights.", min = 1e-6, max = 1e6, advanced = true) double c) {}

    @Override
    public String id() {
        return "opta";
    }

    @Override
    public String title() {
        return "Optimal transport (whole batch)";
    }

    @Override
    public String summary() {
        return "Moves class means onto the images that are asked about together, which must hold all classes about "
                + "equally often.";
    }

    @Override
    public String citation() {
        return "Poulakakis-Daktylidis, Jamali-Rad: BECLR: Batch Enhanced Contrastive Few-Shot Learning, ICLR 2024";
    }

    @Override
    public Config defaults() {
        return new Config(0.7, 0.05, 5, 1);
    }

    @Override
    public boolean transductive() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Memory raw = Memory.of(support, Normalisation.NONE, context);
        double[] rows = raw.rows();
        OptaHead.standardise(rows, raw.dim());
        return Fit.of(new OptaHead(raw, config));
    }

    @Override
    public Head restore(HeadState state) {
        return OptaHead.restore(state);
    }
}
