package org.handful.method.embedding.group;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
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
 * Automatic feature reweighting: a head that was fitted to most images is trained on with those of the others that it
 * finds hard, which are mostly the rare groups. No group has to be known.
 *
 * <pre>
 * theta_0 = logistic regression on 80 %;   on the rest, of which p_i is what it gives the label:
 * w_i = exp(-gamma p_i) / n_{y_i}, normalised to sum 1
 * theta from theta_0 by gradient descent on  sum_i w_i CE_i + lambda |theta - theta_0|^2
 * </pre>
 *
 * <p>Qiu, Potapczynski, Izmailov and Wilson, "Simple and Fast Group Robustness by Automatic Feature Reweighting", ICML
 * 2023: steps of 0.01, 500 of them, gradients cut to length 1, lambda 0, and gamma 1.4 or 10 by the data set. The second
 * stage needs some tens of images of the rare groups, or it learns single images by heart. Where a class has fewer than
 * {@value #FEW} images all of them serve both times. Embeddings have root-mean-square 1, so that one rate suits every
 * backbone.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Afr implements EmbeddingMethod<Afr.Config> {
    /** Fewer images of a class than this are too few to keep a fifth of them apart. */
    static final int FEW = 5;

    /** The settings. */
    public record Config(
            @Setting(label = "Emphasis", help = "How much more an image counts the less sure the first head was of it; "
                    + "0 counts all the same.", min = 0, max = 100) double gamma,
            @Setting(label = "Pull back", help = "How strongly the head is held near the first one.", min = 0,
                    max = 100) double lambda,
            @Setting(label = "Steps", help = "How often the head is corrected.", min = 0, max = 100_000,
                    unit = "steps") int steps,
            @Setting(label = "Learning rate", help = "How far each step goes.", min = 1e-6, max = 10, advanced = true)
            double learningRate,
            @Setting(label = "C", help = "How much the images count in the first head against the wish for small "
                    + "weights.", min = 1e-6, max = 1e6, advanced = true) double c) {}

    @Override
    public String id() {
        return "afr";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.GROUPS;
    }

    @Override
    public String title() {
        return "Automatic feature reweighting";
    }

    @Override
    public String summary() {
        return "Fits a head, then corrects it with the images that it finds hard; helps rare groups without knowing "
                + "them.";
    }

    @Override
    public String citation() {
        return "Qiu, Potapczynski, Izmailov, Wilson: Simple and Fast Group Robustness by Automatic Feature Reweighting, "
                + "ICML 2023";
    }

    @Override
    public Config defaults() {
        return new Config(4, 0, 500, 0.01, 1);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        Normaliser normaliser = new Normaliser(Normalisation.RMS, new double[0]);
        int[] seen = new int[support.classes()];
        boolean apart = Arrays.stream(support.counts()).allMatch(n -> n >= FEW);
        boolean[] later = new boolean[support.y().length];
        for (int i = 0; i < later.length; i++) {
            later[i] = seen[support.y()[i]]++ % FEW == FEW - 1;
        }
        LabelledEmbeddings first = apart ? part(support, later, false) : support;
        LabelledEmbeddings rest = apart ? part(support, later, true) : support;
        Fit<Head> begun = Logistic.solve(
                id(), first, normaliser, null, config.c(), GroupLogistic.ITERATIONS, context);
        Fit<Head> corrected = corrected((LinearHead) begun.last(), rest, config, context);
        return Fit.of(corrected.last(), begun.stopped() || corrected.stopped());
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }

    private static LabelledEmbeddings part(LabelledEmbeddings all, boolean[] later, boolean wanted) {
        int[] rows = IntStream.range(0, later.length).filter(i -> later[i] == wanted).toArray();
        return new LabelledEmbeddings(
                all.x().select(rows), Arrays.stream(rows).map(i -> all.y()[i]).toArray(), all.classes());
    }

    /** w_i of images to which the first head gives the label with probability p_i. */
    static double[] weights(double[] p, int[] labels, int[] counts, double gamma) {
        double[] w = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            w[i] = -gamma * p[i] - Math.log(counts[labels[i]]);
        }
        Softmax.inPlace(w);
        return w;
    }

    private static Fit<Head> corrected(LinearHead head, LabelledEmbeddings on, Config config, FitContext context) {
        int n = on.y().length;
        int dim = on.x().dim();
        int classes = on.classes();
        double[][] before = head.probabilities(on.x());
        double[] p = new double[n];
        Arrays.setAll(p, i -> before[i][on.y()[i]]);
        double[] w = weights(p, on.y(), on.counts(), config.gamma());
        double[] x = head.normaliser().apply(on.x());
        double[] columns = Matrices.transpose(x, n, dim);
        double[] weight = head.weight().clone();
        double[] bias = head.bias().clone();
        int step = 0;
        for (; step < config.steps() && !context.cancel().stopRequested(); step++) {
            context.cancel().betweenSteps();
            double[] z = Matrices.product(weight, columns, classes, dim, n);
            for (int i = 0; i < z.length; i++) {
                z[i] += bias[i / n];
            }
            Softmax.columns(z, classes, n, n, on.y(), 0, new double[n]);
            double[] biasGradient = new double[classes];
            for (int i = 0; i < z.length; i++) {
                z[i] = w[i % n] * (z[i] - (on.y()[i % n] == i / n ? 1 : 0));
                biasGradient[i / n] += z[i];
            }
            double[] gradient = Matrices.product(z, x, classes, n, dim);
            pull(gradient, weight, head.weight(), config.lambda());
            pull(biasGradient, bias, head.bias(), config.lambda());
            double length = Math.sqrt(Vectors.dot(gradient, gradient) + Vectors.dot(biasGradient, biasGradient));
            double rate = config.learningRate() / Math.max(1, length);
            Vectors.axpy(-rate, gradient, weight);
            Vectors.axpy(-rate, biasGradient, bias);
        }
        return Fit.of(new LinearHead(head.method(), head.normaliser(), weight, bias), step < config.steps());
    }

    private static void pull(double[] gradient, double[] now, double[] first, double lambda) {
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] += 2 * lambda * (now[j] - first[j]);
        }
    }
}
