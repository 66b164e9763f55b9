package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.AllWeights;
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

/**
 * DR-Tune: full fine-tuning whose head also learns from what the network said of the images before it was trained, turned and
 * shifted to where its features are now ({@link org.handful.engine.train.FeatureBank}).
 *
 * <pre>
 *   (sum of CE over the B images of a step + sum of CE over the K features of the bank) / (B + K)
 * </pre>
 *
 * <p>No gradient passes the bank: it holds the head, and through it the network, where it was. The bank begins with the frozen
 * features of the images themselves; the paper, with thousands of images, fills 2048 places. Updates are those of full
 * fine-tuning here, AdamW instead of SGD. With five photographs of a class it cannot be told from full fine-tuning (Pocket on
 * TrashNet, three seeds: 35.6 against 36.0 %).
 */
@AutoService(AdaptationMethod.class)
public final class DrTune implements NetworkMethod<DrTune.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Bank", min = 1, max = 256, unit = "images",
                    help = "From how many images, at most, the head learns what the network said of them before. More hold it"
                            + " closer to what it was.")
            int bank,
            @Setting(label = "Network learning rate", min = 0, max = 1,
                    help = "How fast the topmost layer moves. 0 trains the head alone.")
            double networkRate,
            @Setting(label = "Layer decay", min = 0.1, max = 1,
                    help = "How much slower each layer moves than the one above it. 1 moves all alike.")
            double layerDecay,
            Depth depth,
            Recipe recipe) {}

    @Override
    public String id() {
        return "dr-tune";
    }

    @Override
    public String title() {
        return "DR-Tune (regularised by the pretrained features)";
    }

    @Override
    public String summary() {
        return "Trains every weight of the network while the head keeps learning from the features that it had before: full"
                + " fine-tuning that forgets less.";
    }

    @Override
    public String citation() {
        return "Zhou, Chen, Huang, DR-Tune: Improving Fine-tuning of Pretrained Visual Models by Distribution Regularization"
                + " with Semantic Calibration, ICCV 2023";
    }

    @Override
    public Config defaults() {
        return new Config(256, 2e-4, 0.9, Depth.ALL, Recipe.SMALL_ADAPTER);
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        var plan = config.recipe.plan(config.networkRate, new Objective(0, 0, 0, config.bank));
        return new NetworkTraining(id(), session, new AllWeights(config.depth.layers(), config.layerDecay), plan, context,
                live).fit(support, heldOut);
    }
}
