package org.handful.tune;

import com.google.auto.service.AutoService;
import java.util.Locale;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.Objective;
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
import org.handful.tune.lowrank.Protection;
import org.handful.tune.lowrank.Sides;
import org.handful.tune.lowrank.SingularVectors;
import org.handful.tune.training.AdapterRule;
import org.handful.tune.training.Depth;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.Recipe;
import org.handful.tune.training.TrainingPlan;

/**
 * LoRA: beside frozen matrices, products of two small ones are trained, together with a linear head.
 *
 * <pre>
 *   y = W x + alpha / sqrt(r) B A x,   A [r, in] uniform in +- 1 / sqrt(in), B [out, r] zero at first
 * </pre>
 *
 * <p>Queries, keys and values have a pair of their own each, as in CLIP-LoRA, whose code scales by alpha / sqrt(r) where
 * the first paper has alpha / r. A convolution of k x k gets one of its own size to r channels and a 1x1 one from there.
 * With blocks it is Block-LoRA (arXiv 2501.16720), with steering GLAD (arXiv 2507.13089) as far as these are published,
 * with protected energy Comp-LoRA, with factors that are given LoRA-XS and LoRA-SB.
 * With five photographs of a class they cannot be told apart (Pocket on TrashNet, three seeds: 36.4 % plain, 35.8 %
 * Comp-LoRA, 35.7 % LoRA-SB, 35.8 % LoRA-XS).
 *
 * <p>CLIP-LoRA trains queries, keys and values alone, at rank 2 and a rate of 2e-4, for 500 steps per photograph of a class,
 * and leaves out a quarter of what goes into each branch ({@link org.handful.engine.train.BranchDropout}). Here every matrix
 * has a pair, for a convolutional network has no attention, and 60 steps take a higher rate. Nothing is left out unless it is
 * asked for.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class LoRA implements NetworkMethod<LoRA.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Rank", min = 1, max = 256, help = "How many directions each matrix can change in.")
            int rank,
            @Setting(label = "Alpha", min = 0, max = 256, advanced = true,
                    help = "How strongly the product counts; it is divided by the root of the rank. LoRA-SB does without it.")
            double alpha,
            @Setting(label = "Blocks", min = 1, max = 256, advanced = true,
                    help = "Shares the rank out over this many products with one common way down (Block-LoRA): as many times fewer"
                            + " directions, and steps as many times as large. It must divide the rank; 1 is plain LoRA.")
            int blocks,
            @Setting(label = "Factors", advanced = true,
                    help = "Where the small matrices come from: trained ones begin at random. Those of the weights (LoRA-XS) or"
                            + " of the first step of full fine-tuning (LoRA-SB) stay, and a matrix of rank x rank between them is"
                            + " trained.")
            Factors factors,
            @Setting(label = "Protected energy", min = 0, max = 1, advanced = true,
                    help = "Keeps the change out of the leading directions of each matrix, which have this share of its squared"
                            + " singular values (Comp-LoRA). 0 protects none; 0.9 is usual.")
            double protectedEnergy,
            @Setting(label = "Protected sides", advanced = true,
                    help = "On which side of each matrix its leading directions are protected.")
            Sides protectedSides,
            @Setting(label = "Targets", help = "Only attention and 1x1 convolutions, or every matrix and convolution.")
            LowRank.Targets targets,
            @Setting(label = "Network learning rate", min = 0, max = 1,
                    help = "How fast the small matrices learn. 0 trains the head alone.")
            double loraRate,
            Depth depth,
            @Setting(label = "Dropout", min = 0, max = 0.9, advanced = true,
                    help = "Share of what goes into the small matrices that is left out in a step, another every time, so that"
                            + " they do not lean on single numbers. 0 leaves out none; CLIP-LoRA takes 0.25.")
            double dropout,
            @Setting(label = "Steering", min = 0, max = 10, advanced = true,
                    help = "Radius in which no gradient may go against the steepest one nearby (GLAD); a step then takes twice as"
                            + " long. 0 switches it off; 0.05 is usual.")
            double steering,
            Recipe recipe) {}

    @Override
    public String id() {
        return "lora";
    }

    @Override
    public String title() {
        return "LoRA (low-rank adapters)";
    }

    @Override
    public String summary() {
        return "Adds a product of two small matrices to attention layers and convolutions, and trains it with a linear head:"
                + " reaches further than scale and shift.";
    }

    @Override
    public String citation() {
        return "Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, ICLR 2022; for few images: Zanella, Ben Ayed,"
                + " CLIP-LoRA, CVPR Workshops 2024";
    }

    @Override
    public Config defaults() {
        return new Config(4, 1, 1, Factors.TRAINED, 0, Sides.BOTH, LowRank.Targets.EVERY_LAYER, 1e-3, Depth.ALL, 0, 0,
                Recipe.SMALL_ADAPTER);
    }

    @Override
    public Adapter adapter(BackboneCard card, Config config) {
        return plain(config);
    }

    @Override
    public Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, Config config,
            FitContext context, LiveModel.Port live) throws HandfulException {
        checkSettings(config);
        LowRank adapter = plain(config);
        TrainingPlan plan = config.recipe.plan(config.loraRate, Objective.lowRank(config.steering, config.dropout));
        AdapterRule rule = config.factors != Factors.TRAINED
                ? new GivenFactors(session, adapter, config.factors, plan, context)
                : config.protectedEnergy > 0
                ? new Protection(session, adapter, config.protectedEnergy, config.protectedSides, context)
                : _ -> new AdapterRule.Found(adapter, Optional.empty());
        return new NetworkTraining(id(), session, rule, plan, context, live).fit(support, heldOut);
    }

    @Override
    public Preparation preparation(Config config, BackboneCard card, int support) {
        boolean vectors = config.factors != Factors.TRAINED || config.protectedEnergy > 0;
        double effort = !vectors ? 0
                : card.architecture().network().map(n -> SingularVectors.effortOf(plain(config), n)).orElse(0.0);
        return new Preparation(config.factors == Factors.OF_FIRST_STEP ? GivenFactors.PASSES * support : 0, effort);
    }

    private static LowRank plain(Config config) {
        return new LowRank(config.rank, config.alpha, config.targets, config.depth.layers(), config.blocks);
    }

    @Override
    public void check(InstalledBackbone backbone, Config config, int classes) throws HandfulException {
        checkSettings(config);
        NetworkMethod.super.check(backbone, config, classes);
    }

    private static void checkSettings(Config config) throws InputException {
        if (config.rank % config.blocks != 0) {
            throw new InputException(InputException.Problem.BAD_SETTING, "blocks", config.blocks,
                    Because.of("because.setting.blocks", config.rank));
        }
        if (config.factors != Factors.TRAINED && (config.blocks > 1 || config.protectedEnergy > 0)) {
            throw new InputException(InputException.Problem.BAD_SETTING, "factors",
                    config.factors.name().toLowerCase(Locale.ROOT), Because.of("because.setting.factors"));
        }
    }
}
