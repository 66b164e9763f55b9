package org.handful.method.embedding.text;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.MethodFamily;
import org.handful.method.Setting;
import org.handful.method.embedding.Support;
import org.handful.method.embedding.TextWeights;
import org.handful.method.embedding.trained.TrainingLoop;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * A linear head without bias beside the zero-shot classifier, its answers brought to one scale image by image, and
 * counted more where the class names are unsure:
 *
 * <pre>
 * b(x) = W x, W at first the class means of embeddings of length 1;   b^ = (b - mean_k b) / std_k b
 * z = 100 x . t_k + alpha omega b^_k
 * omega = 1 (none), (kurtosis(p) / (K / 4))^-rho, exp(rho H(p) / ln K) or (max p)^-rho,   p = softmax(100 x . t)
 * loss = lambda CE(z) + (1 - lambda) CE(b^)
 * </pre>
 *
 * <p>Tang, Zheng, Li, Chen and Li, "AMU-Tuning: Effective Logit Bias for CLIP-based Few-shot Learning", CVPR 2024, with
 * the authors' settings (AdamW at 1e-3 with an epsilon of 1e-4, 50 rounds, a rate that falls along a cosine). As theirs, the
 * head sees the embedding of a second backbone where the source brings one, else the same one; without names it sees both,
 * each of length 1, side by side, the second one with the share that images left out bear out ({@link LeftOut}). Their
 * kurtosis is set against 250, a quarter of ImageNet's 1000 classes, so here against a quarter of the classes, and with fewer
 * than ten, where it hardly varies, not at all. Without names z = s b^, with s from left-out images at the start of the training.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Amu implements EmbeddingMethod<Amu.Config> {
    /** Note of a state: the share of the second backbone, 0..1, where there are two and no class names. */
    public static final String SHARE = "share";

    /** How it is told whether the class names are unsure. */
    public enum Doubt {
        NONE,
        KURTOSIS,
        ENTROPY,
        CONFIDENCE
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Weight of the head", help = "How much the head counts beside the class names; without "
                    + "names it changes nothing.", min = 0, max = 1000) double alpha,
            @Setting(label = "Doubt", help = "Whether the head counts more where the class names are unsure, and by "
                    + "what that is told.") Doubt doubt,
            @Setting(label = "Strength of doubt", help = "How much more it counts then.", min = 0, max = 5,
                    advanced = true) double rho,
            @Setting(label = "Share of the sum", help = "How much of the loss is that of names and head together; the "
                    + "rest is that of the head alone.", min = 0, max = 1, advanced = true) double lambda,
            @Setting(label = "Rounds", help = "How often every image is learned from.", min = 1, max = 10_000)
            int epochs,
            @Setting(label = "Learning rate", help = "How far each step goes; lower it when the loss jumps.",
                    min = 1e-7, max = 1) double learningRate,
            @Setting(label = "Batch size", help = "Images per step; the whole support set if it is smaller.",
                    min = 1, max = 65_536, unit = "images", advanced = true) int batchSize) {}

    @Override
    public String id() {
        return "amu";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.NAMES;
    }

    @Override
    public String title() {
        return "AMU-Tuning";
    }

    @Override
    public String summary() {
        return "Trains a linear head whose answers are brought to one scale and added to those of the class names, "
                + "where the source brings them. The head can see a second backbone.";
    }

    @Override
    public String citation() {
        return "Tang, Zheng, Li, Chen, Li: AMU-Tuning: Effective Logit Bias for CLIP-based Few-shot Learning, CVPR 2024";
    }

    @Override
    public Config defaults() {
        return new Config(0.5, Doubt.NONE, 0.4, 0.35, 50, 1e-3, 8);
    }

    @Override
    public boolean usesText() {
        return true;
    }

    @Override
    public boolean hasCurves() {
        return true;
    }

    @Override
    public boolean usesAuxiliary() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        TextWeights text = TextWeights.of(context, support);
        Columns columns = Columns.of(support.x().dim(), context.auxiliary());
        AmuHead start = text == null ? alone(support, columns)
                : new AmuHead(columns.forFirst(text.weight()), columns.auxiliaryAlone(columns.means(support)), config.alpha(),
                        config.doubt(), config.rho(), columns);
        int batch = Math.min(config.batchSize(), support.y().length);
        int steps = config.epochs() * Math.ceilDiv(support.y().length, batch);
        return TrainingLoop.run(
                steps, context, new AmuTraining(start, support, config, batch, steps, context.seed()));
    }

    private static AmuHead alone(LabelledEmbeddings support, Columns columns) {
        LeftOut.Start chosen = LeftOut.of(support, columns);
        double[] means = chosen.columns().means(support);
        return new AmuHead(new double[means.length], means, chosen.scale(), Doubt.NONE, 0, chosen.columns());
    }

    @Override
    public Head restore(HeadState state) {
        return AmuHead.restore(state);
    }
}
