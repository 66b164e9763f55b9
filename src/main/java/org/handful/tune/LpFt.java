package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.arch.Reach;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.AllWeights;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.LabelledPixels;
import org.handful.tune.training.HeadStart;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.Recipe;

/**
 * LP-FT: logistic regression on the frozen embeddings gives the head, then head and network are fine-tuned together. At the
 * first step the logits are those of the probe. Weights move as in {@link FullFineTuning}.
 */
@AutoService(AdaptationMethod.class)
public final class LpFt implements NetworkMethod<LpFt.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Network learning rate", min = 0, max = 1,
                    help = "How fast the topmost layer moves. 0 trains the head alone.")
            double networkRate,
            @Setting(label = "Layer decay", min = 0.1, max = 1,
                    help = "How much slower each layer moves than the one above it. 1 moves all alike.")
            double layerDecay,
            @Setting(label = "Layers", help = "All of them, or those of the last stage: the others then run only once for each"
                    + " image, and training is many times faster.")
            Reach layers,
            Recipe recipe) {}

    @Override
    public String id() {
        return "lp-ft";
    }

    @Override
    public String title() {
        return "LP-FT (probe, then fine-tune)";
    }

    @Override
    public String summary() {
        return "Solves a linear probe first, then fine-tunes all weights from there: distorts the network less than"
                + " fine-tuning from scratch.";
    }

    @Override
    public String citation() {
        return "Kumar, Raghunathan, Jones, Ma, Liang, Fine-Tuning can Distort Pretrained Features and Underperform"
                + " Out-of-Distribution, ICLR 2022";
    }

    @Override
    public Config defaults() {
        return new Config(2e-4, 0.9, Reach.ALL, Recipe.SMALL_ADAPTER.startingWith(HeadStart.LINEAR_PROBE));
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        var adapter = new AllWeights(config.layers, config.layerDecay);
        return new NetworkTraining(id(), session, adapter, config.recipe.plan(config.networkRate), context, live)
                .fit(support, heldOut);
    }
}
