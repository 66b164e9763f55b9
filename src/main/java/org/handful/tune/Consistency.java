package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.Objective;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.LabelledPixels;
import org.handful.tune.training.Depth;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.Recipe;
import org.handful.tune.training.TrainingPlan;

/**
 * The image half of CoPrompt: low-rank adapters and a linear head are trained on
 *
 * <pre>
 *   cross-entropy + lambda (1 - cos(v, v0))
 * </pre>
 *
 * <p>v is the embedding of the adapted network, v0 that of the frozen one: on the same view, so that the second part is
 * zero at first, or on another view of the same image as CoPrompt has it. Then that part never reaches zero, and what views
 * differ in, such as where an object lies, is what the network learns to be blind to.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Consistency implements NetworkMethod<Consistency.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Consistency", min = 0, max = 100,
                    help = "How much it counts to stay near the frozen network. 0 is LoRA alone.")
            double lambda,
            @Setting(label = "Another view", advanced = true,
                    help = "The frozen network sees each image cropped, mirrored and coloured in another way (CoPrompt): staying"
                            + " near it then also teaches to see past such changes.")
            boolean otherView,
            @Setting(label = "Rank", min = 1, max = 256, help = "How many directions each matrix can change in.")
            int rank,
            @Setting(label = "Network learning rate", min = 0, max = 1,
                    help = "How fast the small matrices learn. 0 trains the head alone.")
            double loraRate,
            Depth depth,
            Recipe recipe) {}

    @Override
    public String id() {
        return "consistency";
    }

    @Override
    public String title() {
        return "Consistency to the frozen network";
    }

    @Override
    public String summary() {
        return "Trains low-rank adapters while the embeddings are held near those of the frozen network: adapts carefully,"
                + " for few or one-sided images.";
    }

    @Override
    public String citation() {
        return "Roy, Etemad, Consistency-guided Prompt Learning for Vision-Language Models (CoPrompt), ICLR 2024";
    }

    @Override
    public Config defaults() {
        return new Config(4, false, 4, 1e-3, Depth.ALL, Recipe.SMALL_ADAPTER);
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return new LowRank(config.rank, 1, LowRank.Targets.EVERY_LAYER, config.depth.layers());
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        TrainingPlan plan = config.recipe.plan(config.loraRate, Objective.consistent(config.lambda, config.otherView));
        return new NetworkTraining(id(), session, adapter(session.card(), config), plan, context, live)
                .fit(support, heldOut);
    }
}
