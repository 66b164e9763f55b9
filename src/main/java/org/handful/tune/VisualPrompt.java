package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Frame;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.InputSpec;
import org.handful.model.LabelledPixels;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.Recipe;

/**
 * Visual prompting: a frame around every image is trained together with a linear head, and no number of the network.
 *
 * <pre>
 *   x' = x + P on the frame, x inside;   P = 0 at first
 * </pre>
 *
 * <p>The additive frame of Bahng et al. The image keeps its size, so that nothing changes before the first step; where the
 * classes of the pre-training have a classifier, other work maps them to the new ones instead of training a head, which
 * needs a weight file that still has its classifier.
 */
@AutoService(AdaptationMethod.class)
public final class VisualPrompt implements NetworkMethod<VisualPrompt.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Frame", min = 0.01, max = 0.5,
                    help = "Width of the frame as a share of a side of the image.")
            double frame,
            @Setting(label = "Frame learning rate", min = 0, max = 10,
                    help = "How fast the frame changes. 0 trains the head alone.")
            double frameRate,
            Recipe recipe) {}

    @Override
    public String id() {
        return "visual-prompt";
    }

    @Override
    public String title() {
        return "Visual prompting";
    }

    @Override
    public String summary() {
        return "Trains a frame that is laid around every image, and a linear head: the network stays as it is to the"
                + " last number.";
    }

    @Override
    public String citation() {
        return "Bahng, Jahanian, Sankaranarayanan, Isola, Exploring Visual Prompts for Adapting Large-Scale Models,"
                + " arXiv 2203.17274";
    }

    @Override
    public Config defaults() {
        return new Config(0.12, 0.05, Recipe.SMALL_ADAPTER);
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        InputSpec input = session.card().input();
        int width = (int) Math.max(1, Math.round(config.frame * input.size()));
        var adapter = new Frame(input.mean().size(), input.size(), width);
        return new NetworkTraining(id(), session, adapter, config.recipe.plan(config.frameRate), context, live)
                .fit(support, heldOut);
    }
}
