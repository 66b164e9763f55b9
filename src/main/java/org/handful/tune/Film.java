package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.engine.AdapterSpec;
import org.handful.engine.BackboneSession;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.HeadState;
import org.handful.model.LabelledPixels;

/**
 * FiLM: trains the scale and the shift of every normalisation layer together with a linear head, and nothing else.
 *
 * <pre>
 *   y = (g0 + dg) (x - mean) / sqrt(variance + eps) + (b0 + db)      per channel, mean and variance frozen
 * </pre>
 *
 * <p>dg = db = 0 at first, so the network begins as it is, and the head begins as the nearest-centroid classifier. AdamW
 * with warm-up and cosine decay on the cross-entropy of the support set. With five photographs of a class, 20 or 60 steps
 * make no difference that can be measured; with twenty of them 20 are too few, hence 60.
 */
@AutoService(AdaptationMethod.class)
public final class Film implements NetworkMethod<Film.Config> {
    private static final AdapterSpec ADAPTER = new AdapterSpec.ScaleAndShift();

    /** The settings. */
    public record Config(
            @Setting(label = "Steps", min = 1, max = 10_000, unit = "steps",
                    help = "How many updates to make. More fit the support images closer and take longer.")
            int steps,
            @Setting(label = "Batch size", min = 1, max = 1024, unit = "images",
                    help = "Images per step. Smaller steps are faster and noisier, and need less memory.")
            int batchSize,
            @Setting(label = "Head learning rate", min = 0, max = 1,
                    help = "How fast the classifier on top learns.")
            double headRate,
            @Setting(label = "Network learning rate", min = 0, max = 1,
                    help = "How fast scales and shifts inside the network move. 0 trains the head alone.")
            double filmRate,
            @Setting(label = "Weight decay", min = 0, max = 10, advanced = true,
                    help = "Pulls the head towards zero and the network towards what it was.")
            double weightDecay,
            @Setting(label = "Warm-up", min = 0, max = 0.9, advanced = true,
                    help = "Share of the steps over which the learning rates rise to their full value.")
            double warmUp,
            @Setting(label = "Label smoothing", min = 0, max = 0.5, advanced = true,
                    help = "Share of each target spread over all classes: keeps the model from being too sure.")
            double labelSmoothing,
            @Setting(label = "Smallest crop", min = 0.3, max = 1,
                    help = "Shows random parts of the images, at least this share of a side. 1 shows them whole.")
            double smallestCrop,
            @Setting(label = "Mirror images",
                    help = "Shows half of the images mirrored. Switch it off when left and right matter, as in text.")
            boolean flip) {}

    @Override
    public String id() {
        return "film";
    }

    @Override
    public String title() {
        return "FiLM (scale and shift)";
    }

    @Override
    public String summary() {
        return "Trains the scale and shift of every normalisation layer and a linear head: adapts the network itself,"
                + " in seconds on a CPU.";
    }

    @Override
    public String citation() {
        return "Perez, Strub, de Vries, Dumoulin, Courville, FiLM: Visual Reasoning with a General Conditioning Layer,"
                + " AAAI 2018; as few-shot adapter: Requeima et al., CNAPs, NeurIPS 2019";
    }

    @Override
    public Config defaults() {
        return new Config(60, 32, 3e-3, 1e-3, 1e-2, 0.1, 0.1, 1, true);
    }

    @Override
    public boolean hasCurves() {
        return true;
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        TrainingPlan plan = new TrainingPlan(config.steps, config.batchSize, config.headRate, config.filmRate,
                config.weightDecay, config.warmUp, config.labelSmoothing,
                new Augmentation(config.smallestCrop, config.flip));
        return new NetworkTraining(id(), session, ADAPTER, plan, context, live).fit(support, heldOut);
    }

    @Override
    public TunedModel restore(BackboneSession session, HeadState state) throws HandfulException {
        return TunedNetwork.restore(id(), session, ADAPTER, state);
    }
}
