package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Objective;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.LabelledPixels;

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
@SuppressWarnings("rawtypes")
public final class DrTune implements NetworkMethod<DrTune.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Bank", min = 1, max = 256, unit = "images",
                    help = "From how many images, at most, the head learns what the network said of them before. More hold it"
                            + " closer to what it was.")
            int bank,
            FullFineTuning.Config weights) {}

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
        return new Config(256, new FullFineTuning().defaults());
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return config.weights.adapter();
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        return config.weights.training(id(), session, context, live, new Objective(0, 0, 0, config.bank))
                .fit(support, heldOut);
    }

    @Override
    public Preparation preparation(Config config, BackboneCard card, int support) {
        return Preparation.ofPasses(Math.min(config.bank, support));
    }
}
