package org.handful.tune.prompt;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Frame;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.InputSpec;
import org.handful.model.LabelledPixels;
import org.handful.tune.LiveModel;
import org.handful.tune.NetworkMethod;
import org.handful.tune.TunedModel;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.Recipe;

/**
 * Visual prompting: a frame around every image is trained, and no number of the network; with it a linear head, or nothing
 * else at all.
 *
 * <pre>
 *   covering:  x' = x + P on the frame, x inside;                         P = 0 at first
 *   around:    x' = sigmoid(P) on the frame, x made smaller inside;        P = 0 at first, which is grey
 * </pre>
 *
 * <p>The additive frame of Bahng et al. covers the edge of the image, so that nothing changes before the first step. One around
 * the image, as in the label-mapping paper, covers nothing and leaves fewer pixels for it: what stands in the middle of an
 * image is better covered around, what fills it better made smaller. Without a
 * head, the classes of the pre-training are mapped to the new ones with every epoch ({@link LabelMapping}), on the images as
 * they are, with the frame as it is by then.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class VisualPrompt implements NetworkMethod<VisualPrompt.Config> {
    /** What turns what the network says into classes. */
    public enum Mapping {
        /** A linear head on embeddings, which is trained. */
        HEAD,
        /** The classifier of the pre-training: each class takes one of its. */
        LABELS
    }

    /** Where the frame goes. */
    public enum Place {
        /** Over the edge of the image, which keeps its size. */
        COVERING,
        /** Around the image, which is made smaller. */
        AROUND
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Frame", min = 0.01, max = 0.5,
                    help = "Width of the frame as a share of a side of the image.")
            double frame,
            @Setting(label = "Where",
                    help = "Over the edge of the image (covering), which changes nothing before the first step; or around the"
                            + " image, which is made smaller to fit inside (around).")
            Place place,
            @Setting(label = "Frame learning rate", min = 0, max = 10,
                    help = "How fast the frame changes. 0 trains the head alone.")
            double frameRate,
            @Setting(label = "Classes by",
                    help = "A linear head, which is trained (head), or the classifier of the pre-training, of whose classes each"
                            + " class takes one (labels): then only the frame learns, which takes hundreds of steps, a wider"
                            + " frame and a higher rate, such as 0.3 each; and the weight file must still have its classifier.")
            Mapping mapping,
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
        return "Trains a frame that is laid around every image, with a linear head or with the labels that the network knows: it stays as it is to the"
                + " last number.";
    }

    @Override
    public String citation() {
        return "Bahng, Jahanian, Sankaranarayanan, Isola, Exploring Visual Prompts for Adapting Large-Scale Models,"
                + " arXiv 2203.17274; labels: Chen, Yao, Chen, Zhang, Liu, Understanding and Improving Visual Prompting: A"
                + " Label-Mapping Perspective, CVPR 2023";
    }

    @Override
    public Config defaults() {
        return new Config(0.12, Place.COVERING, 0.05, Mapping.HEAD, Recipe.SMALL_ADAPTER);
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        InputSpec input = card.input();
        int width = (int) Math.max(1, Math.round(config.frame * input.size()));
        return config.place == Place.AROUND ? Frame.around(input, width)
                : new Frame(input.mean().size(), input.size(), width);
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        boolean labels = config.mapping == Mapping.LABELS;
        return new NetworkTraining(id(), labels ? session.withClassifier() : session,
                adapter(session.card(), config),
                config.recipe.plan(config.frameRate), context, live,
                labels ? Optional.of(new LabelMapping()) : Optional.empty()).fit(support, heldOut);
    }

    @Override
    public void check(InstalledBackbone backbone, Config config, int classes) throws HandfulException {
        NetworkMethod.super.check(backbone, config, classes);
        if (config.mapping == Mapping.LABELS) {
            LabelMapping.check(classes, backbone.withClassifier().card().embedding());
        }
    }
}
