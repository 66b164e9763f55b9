package org.handful.method.embedding.group;

import com.google.auto.service.AutoService;
import java.util.Random;
import org.handful.error.HandfulException;
import org.handful.math.SeededRandom;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.MethodFamily;
import org.handful.method.Setting;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Logistic regression in which every group g of images, class by attribute value, counts the same:
 *
 * <pre>
 * min over W, b of  C sum_i v_i -log softmax(W x_i + b)_{y_i} + 1/2 |W|^2
 * reweight: v_i = N / (G n_g(i));   resample: v_i = how often i is drawn in N draws with probability 1 / (G n_g(i))
 * </pre>
 *
 * <p>Idrissi, Arjovsky, Pezeshki and Lopez-Paz, "Simple data balancing achieves competitive worst-group-accuracy",
 * CLeaR 2022. Without attributes the groups are the classes. An image in a group of its own counts as much as all of a
 * large group, so noise in small groups is not averaged out.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class GroupLogistic implements EmbeddingMethod<GroupLogistic.Config> {
    /** How groups are made to count the same. */
    public enum Balance {
        REWEIGHT,
        RESAMPLE
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Attribute", help = Groups.ATTRIBUTE, min = 0, max = 1000) int attribute,
            @Setting(label = "Balance", help = "Whether images of small groups count more, or are drawn more often.")
            Balance balance,
            @Setting(label = "C", help = "How much the images count against the wish for small weights; raise it when "
                    + "there are many images, lower it when labels are noisy.", min = 1e-6, max = 1e6) double c,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    static final int ITERATIONS = 2000;

    @Override
    public String id() {
        return "group-logistic";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.GROUPS;
    }

    @Override
    public String title() {
        return "Group-balanced logistic regression";
    }

    @Override
    public String summary() {
        return "Logistic regression in which every class and attribute value counts the same, so that rare combinations "
                + "are not given up.";
    }

    @Override
    public String citation() {
        return "Idrissi, Arjovsky, Pezeshki, Lopez-Paz: Simple data balancing achieves competitive "
                + "worst-group-accuracy, CLeaR 2022";
    }

    @Override
    public Config defaults() {
        return new Config(1, Balance.REWEIGHT, 1, Normalisation.RMS);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        double[] weights = Groups.of(support, context, config.attribute()).weights();
        double[] counts = config.balance() == Balance.REWEIGHT ? weights : drawn(weights, context.seed());
        return Logistic.solve(id(), support, Normaliser.of(config.normalise(), support.x()), counts, config.c(),
                ITERATIONS, context);
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }

    /** How often each image comes up in as many draws as there are images. */
    private static double[] drawn(double[] weights, long seed) {
        Random random = SeededRandom.of(seed, "draws");
        double[] counts = new double[weights.length];
        for (int draw = 0; draw < weights.length; draw++) {
            double left = random.nextDouble() * weights.length;
            int i = 0;
            while (i < weights.length - 1 && left >= weights[i]) {
                left -= weights[i++];
            }
            counts[i]++;
        }
        return counts;
    }
}
