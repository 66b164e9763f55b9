package org.handful.tune.prompt;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.PromptTokens;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.LabelledPixels;
import org.handful.tune.LiveModel;
import org.handful.tune.NetworkMethod;
import org.handful.tune.TunedModel;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.Recipe;

/**
 * Visual prompt tuning: tokens beside those of the image are trained together with a linear head, and no number of the
 * network.
 *
 * <pre>
 *   shallow: [class, P, patches] before the first block      deep: P_i before every block i, where P_(i-1) goes
 * </pre>
 *
 * <p>The head begins as the class means of what the network says with the tokens as they are drawn. The authors train for a
 * hundred epochs at rates that they search for each dataset; AdamW at one rate is a choice for few images.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class VisualPromptTuning implements NetworkMethod<VisualPromptTuning.Config> {
    /** Where tokens go. */
    public enum Place {
        /** Before the first block. */
        SHALLOW,
        /** Other ones before every block. */
        DEEP
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Tokens", min = 1, max = 200, unit = "tokens",
                    help = "How many learned tokens stand beside those of the image. More can say more, and take longer.")
            int tokens,
            @Setting(label = "Where", help = "Before the first block alone (shallow), or other ones before every block (deep).")
            Place place,
            @Setting(label = "Token learning rate", min = 0, max = 10,
                    help = "How fast the tokens change. 0 trains the head alone.")
            double tokenRate,
            Recipe recipe) {}

    @Override
    public String id() {
        return "vpt";
    }

    @Override
    public String title() {
        return "Visual prompt tuning";
    }

    @Override
    public String summary() {
        return "Trains a few tokens that a Vision Transformer sees beside those of the image, and a linear head: the network"
                + " stays as it is to the last number. For Vision Transformers only.";
    }

    @Override
    public String citation() {
        return "Jia, Tang, Chen, Cardie, Belongie, Hariharan, Lim, Visual Prompt Tuning, ECCV 2022";
    }

    @Override
    public Config defaults() {
        return new Config(8, Place.DEEP, 1e-2, Recipe.SMALL_ADAPTER);
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return new PromptTokens(config.tokens, config.place == Place.DEEP);
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        return new NetworkTraining(id(), session, adapter(session.card(), config), config.recipe.plan(config.tokenRate), context, live)
                .fit(support, heldOut);
    }
}
