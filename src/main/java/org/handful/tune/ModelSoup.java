package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Setting;
import org.handful.model.LabelledPixels;
import org.handful.tune.lowrank.Factors;
import org.handful.tune.lowrank.GivenFactors;
import org.handful.tune.lowrank.SingularVectors;
import org.handful.tune.soup.Kettle;
import org.handful.tune.training.AdapterRule;
import org.handful.tune.training.Depth;
import org.handful.tune.training.Recipe;
import org.handful.tune.training.TrainingPlan;

/**
 * Model soups: several trainings from the same beginning, whose weights are averaged.
 *
 * <pre>
 *   uniform: mean of all;   greedy: in the order of held-back loss, each is added when that loss falls
 * </pre>
 *
 * <p>The ingredients differ by seed and by learning rate: x 1, x spread, / spread, and so on with smaller powers. Their
 * offsets begin at the same numbers, so averaging them averages the weights. For the greedy soup one image of every class
 * that has at least two is held back; with so few of them their log loss decides, for their accuracy can hardly differ.
 * The steps are those of all ingredients together. The paper starts from a linear probe; with ten photographs of a class,
 * starting from the class means gave more.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class ModelSoup implements NetworkMethod<ModelSoup.Config> {
    /** Which ingredients are averaged. */
    public enum Soup {
        UNIFORM,
        GREEDY
    }

    /** What an ingredient changes. */
    public enum Weights {
        SCALE_AND_SHIFT,
        EVERY_WEIGHT,
        /** What stands between the leading singular vectors of each matrix. */
        LORA_XS,
        /** The same between those of the first step of full fine-tuning. */
        LORA_SB
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Ingredients", min = 2, max = 20, unit = "trainings",
                    help = "How many trainings to average; they share the steps.")
            int ingredients,
            @Setting(label = "Recipe", help = "Average all, or only those that lower the loss on images that are held back.")
            Soup soup,
            @Setting(label = "What is trained", help = "Scales and shifts, every weight, or a small matrix between given ones (LoRA-XS, LoRA-SB), which all"
                            + " ingredients share: then the average of their products is that of their changes.")
            Weights weights,
            @Setting(label = "Rank", min = 1, max = 64, advanced = true,
                    help = "Of the small matrices of LoRA-XS and LoRA-SB.")
            int rank,
            @Setting(label = "Spread", min = 1, max = 100, advanced = true,
                    help = "By how much the learning rates of the ingredients differ at most.")
            double spread,
            @Setting(label = "Network learning rate", min = 0, max = 1,
                    help = "How fast the network moves. 0 trains the head alone.")
            double networkRate,
            Depth depth,
            Recipe recipe) {}

    @Override
    public String id() {
        return "soup";
    }

    @Override
    public String title() {
        return "Model soup";
    }

    @Override
    public String summary() {
        return "Fine-tunes several times with other seeds and learning rates and averages the weights: steadier than one"
                + " training, as fast to predict with.";
    }

    @Override
    public String citation() {
        return "Wortsman et al., Model soups: averaging weights of multiple fine-tuned models improves accuracy without"
                + " increasing inference time, ICML 2022";
    }

    @Override
    public Config defaults() {
        return new Config(3, Soup.UNIFORM, Weights.SCALE_AND_SHIFT, 8, 2, 1e-3, Depth.ALL,
                Recipe.SMALL_ADAPTER.steps(120));
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return switch (config.weights) {
            case SCALE_AND_SHIFT -> new ScaleAndShift(config.depth.layers());
            case EVERY_WEIGHT -> new AllWeights(config.depth.layers(), 0.9);
            case LORA_XS, LORA_SB -> plain(config);
        };
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        checkSettings(config);
        TrainingPlan plan = config.recipe.plan(config.networkRate);
        Adapter adapter = adapter(session.card(), config);
        AdapterRule rule = factors(config)
                .<AdapterRule>map(f -> new GivenFactors(session, plain(config), f, plan, context))
                .orElse(_ -> new AdapterRule.Found(adapter, Optional.empty()));
        return new Kettle(id(), session, rule, plan, context, live)
                .cook(support, heldOut, config.ingredients, config.spread, config.soup == Soup.GREEDY);
    }

    /** Each ingredient makes its head anew. */
    @Override
    public Preparation preparation(Config config, BackboneCard card, int support) {
        double effort = factors(config).isEmpty() ? 0
                : card.architecture().network().map(n -> SingularVectors.effortOf(plain(config), n)).orElse(0.0);
        int first = config.weights == Weights.LORA_SB ? GivenFactors.PASSES : 0;
        return new Preparation((config.ingredients - 1 + first) * (double) support, effort);
    }

    private static Optional<Factors> factors(Config config) {
        return switch (config.weights) {
            case SCALE_AND_SHIFT, EVERY_WEIGHT -> Optional.empty();
            case LORA_XS -> Optional.of(Factors.OF_WEIGHTS);
            case LORA_SB -> Optional.of(Factors.OF_FIRST_STEP);
        };
    }

    private static LowRank plain(Config config) {
        return new LowRank(config.rank, 1, LowRank.Targets.EVERY_LAYER, config.depth.layers());
    }

    @Override
    public void check(InstalledBackbone backbone, Config config, int classes) throws HandfulException {
        checkSettings(config);
        NetworkMethod.super.check(backbone, config, classes);
    }

    private static void checkSettings(Config config) throws InputException {
        if (config.recipe.chooseSteps()) {
            throw new InputException(InputException.Problem.BAD_SETTING, "chooseSteps", "true",
                    Because.of("because.setting.soup"));
        }
    }
}
