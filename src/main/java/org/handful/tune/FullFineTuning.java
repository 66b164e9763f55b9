package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.Objective;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.LabelledPixels;
import org.handful.tune.shift.Norms;
import org.handful.tune.training.Depth;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.Recipe;

/**
 * Full fine-tuning with layer-wise decay: offsets to all weights are trained, part p of P at decay^(P - p) of the full
 * learning rate. Weight decay acts on the offsets, so it pulls the network back to what it was (L2-SP; Li, Grandvalet,
 * Davoine, ICML 2018). The statistics of batch normalisation stay as they are unless {@link Norms} says otherwise.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class FullFineTuning implements NetworkMethod<FullFineTuning.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Network learning rate", min = 0, max = 1,
                    help = "How fast the network moves: the topmost layer at this times the layer decay, those below it more slowly"
                            + " still. 0 trains the head alone.")
            double networkRate,
            @Setting(label = "Layer decay", min = 0.1, max = 1,
                    help = "How much slower each layer moves than the one above it. 1 moves all alike.")
            double layerDecay,
            Depth depth,
            Norms norms,
            Recipe recipe) {
        Adapter adapter() {
            return around(new AllWeights(depth.layers(), layerDecay));
        }

        /** Another adapter of all weights, with the same statistics. */
        Adapter around(Adapter adapter) {
            return norms.around(adapter, depth);
        }

        NetworkTraining training(String method, BackboneSession session, FitContext context, LiveModel.Port live) {
            return training(method, session, context, live, Objective.IMAGES_ALONE);
        }

        NetworkTraining training(
                String method, BackboneSession session, FitContext context, LiveModel.Port live, Objective objective) {
            return new NetworkTraining(method, session, adapter(),
                    recipe.plan(networkRate, objective), context, live);
        }
    }

    @Override
    public String id() {
        return "full";
    }

    @Override
    public String title() {
        return "Full fine-tuning";
    }

    @Override
    public String summary() {
        return "Trains every weight of the network, the lower ones more slowly: the strongest adaptation, and the slowest;"
                + " for twenty images per class or more.";
    }

    @Override
    public String citation() {
        return "Layer-wise decay: Howard, Ruder, ULMFiT, ACL 2018, as in He et al., Masked Autoencoders, CVPR 2022";
    }

    @Override
    public Config defaults() {
        return new Config(2e-4, 0.9, Depth.ALL, Norms.AS_THEY_ARE, Recipe.SMALL_ADAPTER);
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return config.adapter();
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        return config.training(id(), session, context, live).fit(support, heldOut);
    }
}
