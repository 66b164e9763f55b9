package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.model.LabelledPixels;
import org.handful.tune.shift.Norms;
import org.handful.tune.training.Depth;
import org.handful.tune.training.HeadStart;
import org.handful.tune.training.Recipe;

/**
 * LP-FT: logistic regression on the frozen embeddings gives the head, then head and network are fine-tuned together. At the
 * first step the logits are those of the probe. Weights move as in {@link FullFineTuning}, by the same settings.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class LpFt implements NetworkMethod<FullFineTuning.Config> {
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
    public FullFineTuning.Config defaults() {
        return new FullFineTuning.Config(2e-4, 0.9, Depth.ALL, Norms.AS_THEY_ARE,
                Recipe.SMALL_ADAPTER.startingWith(HeadStart.LINEAR_PROBE));
    }

    @Override
    public Adapter adapter(BackboneCard card, FullFineTuning.Config config) {
        return config.adapter();
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, FullFineTuning.Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        return config.training(id(), session, context, live).fit(support, heldOut);
    }
}
