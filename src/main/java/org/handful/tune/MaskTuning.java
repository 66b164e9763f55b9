package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Masks;
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
 * Regularised mask tuning (R-AMT): a switch for every weight of attention, or of every convolution that is not grouped, is
 * trained together with a linear head.
 *
 * <pre>
 *   W' = [m &gt; 0.005] W,   m = 0.01 at first, so that nothing changes;  gradient of the switch passed on to m as it is
 *   gradient dropout: P = 1/2 (1 + sgn(a) (a + b) / (|a| + |b|)),  g = ((1 - lambda) + lambda [P &gt; u]) a
 * </pre>
 *
 * <p>a is the gradient of the images' labels, b that of what the frozen network says of them. With Adam a number moves by
 * at most about the learning rate in a step, so that nothing is switched off before 0.005 / rate steps: the published rate
 * of 8e-5 would do nothing at all in 60 steps, hence the higher one here. The paper's weak penalty on the norm of the masks
 * is left out: it moves every m alike towards the threshold and is far weaker than one step of Adam. The paper's head is
 * that of class names; here it is a linear one.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class MaskTuning implements NetworkMethod<MaskTuning.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Mask learning rate", min = 0, max = 1,
                    help = "How fast switches move towards off; below 0.005 / steps none gets there. 0 trains the head alone.")
            double maskRate,
            @Setting(label = "Gradient dropout", min = 0, max = 1,
                    help = "How strongly changes are held back that contradict what the network knew. 0 holds nothing back.")
            double dropout,
            Depth depth,
            Recipe recipe) {}

    @Override
    public String id() {
        return "mask";
    }

    @Override
    public String title() {
        return "Regularised mask tuning";
    }

    @Override
    public String summary() {
        return "Switches single weights of the network off, without changing any: the network's own numbers stay.";
    }

    @Override
    public String citation() {
        return "Zheng et al., Regularized Mask Tuning: Uncovering Hidden Knowledge in Pre-trained Vision-Language Models,"
                + " ICCV 2023";
    }

    @Override
    public Config defaults() {
        return new Config(5e-4, 1, Depth.ALL, Recipe.SMALL_ADAPTER);
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return new Masks(config.depth.layers());
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        TrainingPlan plan = config.recipe.plan(config.maskRate, new Objective(0, config.dropout, 0));
        return new NetworkTraining(id(), session, adapter(session.card(), config), plan, context, live)
                .fit(support, heldOut);
    }
}
