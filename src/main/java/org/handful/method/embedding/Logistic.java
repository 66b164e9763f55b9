package org.handful.method.embedding;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import org.handful.error.HandfulException;
import org.handful.math.Lbfgs;
import org.handful.math.Matrices;
import org.handful.math.Objective;
import org.handful.math.Vectors;
import org.handful.math.WayToOptimum;
import org.handful.math.softmax.DenseDesign;
import org.handful.math.softmax.Design;
import org.handful.math.softmax.FloatDesign;
import org.handful.math.softmax.KernelSoftmaxRegression;
import org.handful.math.softmax.SoftmaxRegression;
import org.handful.math.softmax.Whitened;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Setting;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.ProgressListener;

/**
 * Multinomial logistic regression with a penalty on the weights but not on the intercept,
 *
 * <pre>
 * min over W, b of  C sum_i -log softmax(W x_i + b)_{y_i} + 1/2 |W|^2
 * </pre>
 *
 * <p>the objective of scikit-learn's {@code LogisticRegression} (Pedregosa et al., JMLR 2011), minimised by L-BFGS to a
 * gradient of {@value #TOLERANCE}; as the objective is strongly convex in W, no coefficient is further than that from
 * the optimum. The sum, not the mean, over images means that the penalty matters less the more images there are.
 *
 * <p>Above {@value #DENSE_LIMIT} values the samples stay as they came, the search runs in coordinates in which the curvature
 * at W = 0 is 1 in all directions ({@link Whitened}), and it ends when the gradient there is {@value #TOLERANCE} per
 * image: the mean loss is then within about 1e-4 of its minimum, for which some 25 passes over the images are needed.
 *
 * <p>Two exact rewritings make it fast. Features are centred first: a shift of all x moves into b, and the common
 * direction of embeddings, which would slow L-BFGS, is gone. With fewer images than features the optimal W is a
 * combination of the images, so the search runs over N coefficients per class instead of D weights
 * ({@link KernelSoftmaxRegression}).
 *
 * <p>With two classes scikit-learn penalises the difference of the two weight vectors, 1/2 |w_1 - w_0|^2, which is
 * twice what the formula gives for the same boundary; so does this class, by halving C.
 *
 * <p>C can be chosen by cross-validation inside the support set ({@link LogisticSearch}).
 *
 * <p>Embeddings are scaled to root-mean-square 1 by default. On 200 episodes each of three photograph sets
 * (MobileNetV2, 5 shots, C = 1) that gave 0.4 to 0.8 points more than embeddings as they come and no worse a
 * likelihood; length 1 gives the same accuracy, but needs a C of 100 to 1000 for probabilities that are not all but
 * uniform.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Logistic implements EmbeddingMethod<Logistic.Config> {
    static final double TOLERANCE = 1e-5;

    /** Above this many values the samples stay in single precision as they came. */
    private static final long DENSE_LIMIT = 50_000_000;

    /** The settings. */
    public record Config(
            @Setting(label = "C", help = "How much the images count against the wish for small weights; raise it when "
                    + "there are many images, lower it when labels are noisy.", min = 1e-6, max = 1e6) double c,
            @Setting(label = "Normalise", help = Normalisation.HELP) Normalisation normalise,
            @Setting(label = "Most iterations", help = "The optimiser ends here at the latest; it usually converges "
                    + "long before.", min = 1, max = 100_000, advanced = true) int iterations,
            @Setting(label = "Choose C", help = "Takes the C with which images that were held back in turn are "
                    + "predicted best, instead of the one above; takes some ten times as long.") boolean choose) {
        public Config(double c, Normalisation normalise, int iterations) {
            this(c, normalise, iterations, false);
        }
    }

    @Override
    public String id() {
        return "logistic";
    }

    @Override
    public String title() {
        return "Logistic regression";
    }

    @Override
    public String summary() {
        return "Draws the flat boundaries that explain the labels best while staying small; a sound choice from five "
                + "images per class.";
    }

    @Override
    public String citation() {
        return "Tian, Wang, Krishnan, Tenenbaum, Isola: Rethinking Few-Shot Image Classification, ECCV 2020";
    }

    @Override
    public Config defaults() {
        return new Config(1, Normalisation.RMS, 2000);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        Normaliser normaliser = Normaliser.of(config.normalise(), support.x());
        double c = config.choose() ? LogisticSearch.chosen(support, normaliser, config.c(), context) : config.c();
        return solve(id(), support, normaliser, null, c, config.iterations(), context);
    }

    /**
     * The optimum as a head.
     *
     * @param id of the method that asks
     * @param counts by how much each image counts; null for 1
     */
    public static Fit<Head> solve(String id, LabelledEmbeddings support, Normaliser normaliser, double[] counts,
            double asGiven, int iterations, FitContext context) {
        return solve(id, support, normaliser, counts, asGiven, iterations, context, ProgressListener.NONE);
    }

    /** The same for whoever wants to hear how far it has come, as a share. */
    public static Fit<Head> solve(String id, LabelledEmbeddings support, Normaliser normaliser, double[] counts,
            double asGiven, int iterations, FitContext context, ProgressListener progress) {
        int dim = support.x().dim();
        int classes = support.classes();
        double c = classes == 2 ? asGiven / 2 : asGiven;
        double[] mean = new double[dim];
        Lbfgs.Result found;
        double[] weight;
        double[] bias;
        if (support.y().length < dim) {
            double[] x = centred(support, normaliser, mean);
            var objective = new KernelSoftmaxRegression(
                    Matrices.gram(x, support.y().length, dim), support.y(), classes, c, counts);
            found = minimise(Lbfgs.of(iterations, TOLERANCE), objective, objective.unknowns(), context, progress);
            weight = objective.weights(found.x(), x, dim);
            bias = objective.intercepts(found.x());
        } else {
            Design design = design(support, normaliser, mean);
            var objective = new SoftmaxRegression(design, support.y(), classes, c, counts);
            double[] at;
            if (design instanceof FloatDesign many) {
                Whitened whitened = whitened(objective, many, classes, c);
                Lbfgs coarse = Lbfgs.of(iterations, TOLERANCE * c * many.rows()).onScaled();
                found = minimise(coarse, whitened, objective.unknowns(), context, progress);
                at = whitened.original(found.x());
            } else {
                found = minimise(Lbfgs.of(iterations, TOLERANCE), objective, objective.unknowns(), context, progress);
                at = found.x();
            }
            weight = Arrays.copyOf(at, classes * dim);
            bias = Arrays.copyOfRange(at, classes * dim, at.length);
        }
        for (int k = 0; k < classes; k++) {
            bias[k] -= Vectors.dot(weight, k * dim, mean, 0, dim);
        }
        var head = new LinearHead(id, normaliser, weight, bias);
        return Fit.of(head, found.end() == Lbfgs.End.STOPPED);
    }

    /** By the second derivative where all classes are equally likely, C/K X^T X + I. */
    private static Whitened whitened(SoftmaxRegression objective, FloatDesign design, int classes, double c) {
        int dim = design.dim();
        double[] curvature = design.scatter();
        for (int i = 0; i < curvature.length; i++) {
            curvature[i] *= c / classes;
        }
        for (int i = 0; i < dim; i++) {
            curvature[i * dim + i] += 1;
        }
        return new Whitened(objective, curvature, c * design.rows() / classes, dim, classes);
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }

    private static Lbfgs.Result minimise(
            Lbfgs optimiser, Objective objective, int unknowns, FitContext context, ProgressListener progress) {
        context.cancel().throwIfCancelled();
        var way = new WayToOptimum(optimiser.gradientTolerance(), optimiser.maxIterations());
        Lbfgs.Result found = optimiser.minimise(objective, new double[unknowns], (iteration, norm) -> {
            progress.update(way.after(iteration, norm), WayToOptimum.WHOLE);
            context.cancel().betweenSteps();
            return !context.cancel().stopRequested();
        });
        progress.update(WayToOptimum.WHOLE, WayToOptimum.WHOLE);
        return found;
    }

    /** The normalised samples less their mean, which is written to {@code mean}. */
    static double[] centred(LabelledEmbeddings support, Normaliser normaliser, double[] mean) {
        double[] x = normaliser.apply(support.x());
        for (int i = 0; i < x.length; i += mean.length) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += x[i + j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= support.y().length;
        }
        for (int i = 0; i < x.length; i += mean.length) {
            for (int j = 0; j < mean.length; j++) {
                x[i + j] -= mean[j];
            }
        }
        return x;
    }

    private static Design design(LabelledEmbeddings support, Normaliser normaliser, double[] mean) {
        int rows = support.x().rows();
        int dim = support.x().dim();
        if ((long) rows * dim <= DENSE_LIMIT) {
            return DenseDesign.of(centred(support, normaliser, mean), rows, dim);
        }
        double[] sums = Support.sums(support, normaliser);
        for (int i = 0; i < sums.length; i++) {
            mean[i % dim] += sums[i] / rows;
        }
        return new FloatDesign(rows, dim, support.x().values(), normaliser.offset(dim),
                normaliser.scales(support.x()), mean);
    }
}
