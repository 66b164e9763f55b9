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
 * Class means that are trained on: one direction w_k per class, at first that of its mean, and p(k | x) = softmax_k(s
 * cos(n(x), w_k)). Lengths of weights count for nothing, so no class wins by having more images.
 *
 * <pre>
 * w -= rate AdamW( gradient of mean_i -log p(y_i | x_i) ),   rate_t = rate (1 + cos(pi (t - 1) / steps)) / 2
 * </pre>
 *
 * <p>Chen, Liu, Kira, Wang and Huang, "A Closer Look at Few-shot Classification", ICLR 2019 (Baseline++). That method
 * starts from random weights; beginning at the means is the way of the library easy-few-shot-learning, whose best
 * settings for it are 50 steps and s = 10. All images are used in every step. When the training is over the scale s is
 * set as for the nearest class mean, because 10 makes probabilities that are all but uniform.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class CosineClassifier implements EmbeddingMethod<CosineClassifier.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Steps", help = "How often the directions are corrected; 0 leaves the class means.",
                    min = 0, max = 100_000, unit = "steps") int steps,
            @Setting(label = "Learning rate", help = "How far each step goes; lower it when the loss jumps.",
                    min = 1e-7, max = 1) double learningRate,
            @Setting(label = "Scale", help = "What cosines are multiplied by while it trains; a larger scale minds only "
                    + "the images that are hard to tell apart.", min = 0.1, max = 1000) double scale,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    @Override
    public String id() {
        return "cosine";
    }

    @Override
    public String title() {
        return "Cosine classifier";
    }

    @Override
    public String summary() {
        return "Starts from the class means and turns them, step by step, until they tell the images apart better.";
    }

    @Override
    public String citation() {
        return "Chen, Liu, Kira, Wang, Huang: A Closer Look at Few-shot Classification, ICLR 2019";
    }

    @Override
    public Config defaults() {
        return new Config(100, 1e-3, 10, Normalisation.L2);
    }

    @Override
    public boolean hasCurves() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        return TrainingLoop.run(config.steps(), context, new CosineTraining(support, config));
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }
}
