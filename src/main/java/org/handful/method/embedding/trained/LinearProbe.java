package org.handful.method.embedding.trained;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Setting;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Support;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * A linear head trained step by step: mini-batch cross-entropy with AdamW from zero weights, watched live. What deep
 * learning courses call a linear probe; {@link Logistic} finds the optimum of nearly the same problem directly.
 *
 * <pre>
 * loss = mean over the batch of -sum_k q_k log softmax(W n(x) + b)_k,   q_y = 1 - e + e/K, q_k = e/K otherwise
 * rate_t = rate min(1, t / warm-up) (1 + cos(pi (t - 1) / steps)) / 2
 * </pre>
 *
 * <p>Alain and Bengio, "Understanding intermediate layers using linear classifier probes", 2016; Loshchilov and Hutter,
 * "Decoupled Weight Decay Regularization", ICLR 2019. Weight decay acts on W, not on b. Batches run through the support
 * set in a new random order each time round. Embeddings are scaled to root-mean-square 1, so that one rate suits every
 * backbone.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class LinearProbe implements EmbeddingMethod<LinearProbe.Config> {
    /** How the learning rate goes on after the warm-up. */
    public enum Schedule {
        COSINE,
        CONSTANT
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Steps", help = "How many batches are learned from; more for many images, fewer when the "
                    + "held-out loss rises again.", min = 1, max = 1_000_000, unit = "steps") int steps,
            @Setting(label = "Learning rate", help = "How far each step goes; lower it when the loss jumps.",
                    min = 1e-7, max = 1) double learningRate,
            @Setting(label = "Weight decay", help = "How strongly weights are pulled to zero at each step.",
                    min = 0, max = 10) double weightDecay,
            @Setting(label = "Batch size", help = "Images per step; the whole support set if it is smaller.",
                    min = 1, max = 65_536, unit = "images") int batchSize,
            @Setting(label = "Schedule", help = "Whether the learning rate falls to zero along a cosine or stays.",
                    advanced = true) Schedule schedule,
            @Setting(label = "Warm-up", help = "Steps over which the learning rate rises to its value.",
                    min = 0, max = 100_000, unit = "steps", advanced = true) int warmUp,
            @Setting(label = "Label smoothing", help = "Share of each label that is spread over all classes, which "
                    + "keeps probabilities from growing too certain.", min = 0, max = 0.9, advanced = true)
            double labelSmoothing,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    @Override
    public String id() {
        return "linear-probe";
    }

    @Override
    public String title() {
        return "Linear probe";
    }

    @Override
    public String summary() {
        return "Trains a linear head step by step with live curves; shows how learning goes, and takes about a second.";
    }

    @Override
    public String citation() {
        return "Alain, Bengio: Understanding intermediate layers using linear classifier probes, arXiv 1610.01644, "
                + "2016; Loshchilov, Hutter: Decoupled Weight Decay Regularization, ICLR 2019";
    }

    @Override
    public Config defaults() {
        return new Config(300, 1e-3, 1e-2, 32, Schedule.COSINE, 10, 0, Normalisation.RMS);
    }

    @Override
    public boolean hasCurves() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        return new ProbeTraining(id(), support, config, context).run();
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }
}
