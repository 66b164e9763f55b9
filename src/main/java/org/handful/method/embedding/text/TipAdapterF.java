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
 * {@link TipAdapter} whose cached images are moved, step by step, to where they vote best; labels and class names stay:
 *
 * <pre>
 * loss = mean over the batch of -log softmax_k( s (100 x . t_k + alpha sum_j exp(-beta (1 - x . key_j)) [y_j = k]) )_y
 * </pre>
 *
 * <p>Zhang et al., "Tip-Adapter: Training-free Adaption of CLIP for Few-shot Classification", ECCV 2022: AdamW with a
 * weight decay of 0.01 and an epsilon of 1e-4, a rate that falls along a cosine, 20 rounds of batches of 256. There
 * every batch is a new view of its images; here embeddings stay as they are, so an image would find itself in the cache
 * and learn nothing. Its own key is therefore left out while it is learned from, where its class has another. The
 * authors keep the round that does best on the test set; this class keeps the last. s is 1 with names and that of
 * Tip-Adapter without.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class TipAdapterF implements EmbeddingMethod<TipAdapterF.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Weight of the images", help = "How much the images count beside the class names; without "
                    + "names it changes nothing.", min = 0, max = 1000) double alpha,
            @Setting(label = "Sharpness", help = "How fast the say of an image falls with its distance; large values "
                    + "let only the nearest speak.", min = 0, max = 1000) double beta,
            @Setting(label = "Rounds", help = "How often every image is learned from.", min = 1, max = 10_000)
            int epochs,
            @Setting(label = "Learning rate", help = "How far each step goes; lower it when the loss jumps.",
                    min = 1e-7, max = 1) double learningRate,
            @Setting(label = "Batch size", help = "Images per step; the whole support set if it is smaller.",
                    min = 1, max = 65_536, unit = "images", advanced = true) int batchSize,
            @Setting(label = "Balance classes", help = "Lets every class count the same, however many images it has.",
                    advanced = true) boolean balance) {}

    @Override
    public String id() {
        return "tip-adapter-f";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.NAMES;
    }

    @Override
    public String title() {
        return "Tip-Adapter-F";
    }

    @Override
    public String summary() {
        return "Tip-Adapter whose images are moved, step by step, to where they vote best; with curves, in about a "
                + "second.";
    }

    @Override
    public String citation() {
        return "Zhang, Zhang, Fang, Gao, Li, Dai, Qiao, Li: Tip-Adapter: Training-free Adaption of CLIP for Few-shot "
                + "Classification, ECCV 2022";
    }

    @Override
    public Config defaults() {
        return new Config(1, 5.5, 20, 1e-3, 256, true);
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
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        TextWeights text = TextWeights.of(context, support);
        CacheHead cache = CacheHead.of(id(), support, text, config.alpha(), config.beta(), config.balance());
        CacheHead start = text == null ? CacheSearch.scaled(cache, support, false) : cache;
        int batch = Math.min(config.batchSize(), support.y().length);
        int steps = config.epochs() * Math.ceilDiv(support.y().length, batch);
        return TrainingLoop.run(steps, context,
                new CacheTraining(start, support, batch, steps, config.learningRate(), context.seed()));
    }

    @Override
    public Head restore(HeadState state) {
        return CacheHead.restore(state);
    }
}
