package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.LabelledPixels;
import org.handful.tune.shift.Norms;
import org.handful.tune.training.Depth;
import org.handful.tune.training.HeadStart;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.Recipe;

/**
 * FiLM, also known as norm-only tuning: trains the scale and the shift of every normalisation layer together with a linear
 * head, and nothing else.
 *
 * <pre>
 *   y = (g0 + dg) (x - mean) / sqrt(variance + eps) + (b0 + db)      per channel
 * </pre>
 *
 * <p>The statistics of batch normalisation stay frozen unless {@link Norms} says otherwise; layer and group normalisation have
 * none. dg = db = 0 at first, so the network begins as it is, and the head begins as {@link HeadStart} says. AdamW with
 * warm-up and cosine decay on the cross-entropy of the support set. With five photographs of a class, 20 or 60 steps make no
 * difference that can be measured; with twenty of them 20 are too few, hence 60.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Film implements NetworkMethod<Film.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Network learning rate", min = 0, max = 1,
                    help = "How fast scales and shifts inside the network move. 0 trains the head alone.")
            double filmRate,
            Depth depth,
            Norms norms,
            Recipe recipe) {}

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
        return new Config(1e-3, Depth.ALL, Norms.AS_THEY_ARE, Recipe.SMALL_ADAPTER);
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return config.norms.around(new ScaleAndShift(config.depth.layers()), config.depth);
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        return new NetworkTraining(id(), session, adapter(session.card(), config), config.recipe.plan(config.filmRate), context, live)
                .fit(support, heldOut);
    }
}
