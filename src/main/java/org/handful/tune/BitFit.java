package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Biases;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.LabelledPixels;
import org.handful.tune.training.Depth;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.Recipe;

/**
 * BitFit: trains every bias together with a linear head, and nothing else. Biases are those of matrices and convolutions and
 * the shifts of normalisation layers; in a residual network with batch normalisation the latter are all there are.
 *
 * <pre>
 *   y = W x + b0 + db      db = 0 at first
 * </pre>
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class BitFit implements NetworkMethod<BitFit.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Network learning rate", min = 0, max = 1,
                    help = "How fast the biases inside the network move. 0 trains the head alone.")
            double biasRate,
            Depth depth,
            Recipe recipe) {}

    @Override
    public String id() {
        return "bitfit";
    }

    @Override
    public String title() {
        return "BitFit (biases only)";
    }

    @Override
    public String summary() {
        return "Trains what every layer adds, and a linear head: a small adaptation for networks of any kind, also those"
                + " without normalisation layers.";
    }

    @Override
    public String citation() {
        return "Ben Zaken, Goldberg, Ravfogel, BitFit: Simple Parameter-efficient Fine-tuning for Transformer-based Masked"
                + " Language-models, ACL 2022";
    }

    @Override
    public Config defaults() {
        return new Config(2e-3, Depth.ALL, Recipe.SMALL_ADAPTER);
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return new Biases(config.depth.layers());
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        return new NetworkTraining(id(), session, adapter(session.card(), config), config.recipe.plan(config.biasRate), context, live)
                .fit(support, heldOut);
    }
}
