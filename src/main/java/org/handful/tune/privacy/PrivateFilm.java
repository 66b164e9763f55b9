package org.handful.tune.privacy;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.engine.train.PrivateRule;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.MethodFamily;
import org.handful.method.Setting;
import org.handful.method.privacy.PrivacyBudget;
import org.handful.method.privacy.PrivacySpent;
import org.handful.model.LabelledPixels;
import org.handful.tune.LiveModel;
import org.handful.tune.NetworkMethod;
import org.handful.tune.TunedModel;
import org.handful.tune.training.Depth;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.TrainingPlan;

/**
 * FiLM that is (epsilon, delta)-differentially private in the images it learns from: scales and shifts of normalisation
 * layers and a linear head learn from the shortened gradients of all images, with noise, in every step.
 *
 * <p>Tobaben et al., On the efficacy of differentially private few-shot image classification, TMLR 2023, who draw batches
 * and step with Adam. Gradients image by image come from offsets that are repeated for every image. No image is shown in
 * parts, mirrored or mixed, and the head begins at zero: class means tell of images. Momentum 0.9, rates that stay.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class PrivateFilm implements NetworkMethod<PrivateFilm.Config> {
    /** The settings. */
    public record Config(
            PrivacyBudget budget,
            @Setting(label = "Steps", min = 1, max = 10_000, unit = "steps", help = "How often all images are learned "
                    + "from. The privacy is shared among the steps: more of them means more noise in each.")
            int steps,
            @Setting(label = "Head learning rate", min = 0, max = 100, help = "How fast the classifier on top learns.")
            double headRate,
            @Setting(label = "Network learning rate", min = 0, max = 100,
                    help = "How fast scales and shifts inside the network move. 0 trains the head alone.")
            double filmRate,
            Depth depth) {}

    @Override
    public String id() {
        return "dp-film";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.PRIVATE;
    }

    @Override
    public String title() {
        return "Private FiLM (DP)";
    }

    @Override
    public String summary() {
        return "Adapts scales and shifts inside the network and promises, in numbers, how little it gives away about any"
                + " single image; needs many images.";
    }

    @Override
    public String citation() {
        return "Tobaben et al.: On the Efficacy of Differentially Private Few-shot Image Classification, TMLR 2023; Abadi"
                + " et al.: Deep Learning with Differential Privacy, CCS 2016; Balle, Wang: Improving the Gaussian"
                + " Mechanism, ICML 2018";
    }

    @Override
    public Config defaults() {
        return new Config(PrivacyBudget.STANDARD, 30, 1, 0.1, Depth.ALL);
    }

    @Override
    public Optional<PrivacySpent> privacy(Config config, int images) throws InputException {
        return Optional.of(config.budget().over(config.steps(), images, 1));
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return new ScaleAndShift(config.depth().layers());
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        PrivacySpent spent = config.budget().over(config.steps(), support.y().length, 1);
        var rule = new PrivateRule(config.budget().clip(), spent.sigma(), spent.noise().open(context.seed()));
        var plan = TrainingPlan.inPrivate(config.steps(), config.headRate(), config.filmRate(), rule);
        return new NetworkTraining(id(), session, adapter(session.card(), config), plan, context, live)
                .fit(support, heldOut);
    }
}
