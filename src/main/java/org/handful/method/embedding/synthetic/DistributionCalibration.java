package org.handful.method.embedding.synthetic;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.Random;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException.Problem;
import org.handful.error.InputException;
import org.handful.math.SeededRandom;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Setting;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Distribution calibration: embeddings are drawn about those of the images, from a Gaussian, and logistic regression
 * learns from both. With x' = sign(x) |x|^power of embeddings of root-mean-square 1, Z [N, D] their deviations from the
 * class means and t = |Z|^2 / (N - K),
 *
 * <pre>
 * drawn = x'_i + sqrt((1 - rho) / (N - K)) Z^T g + sqrt(rho t / D) e,   g and e standard normal
 * </pre>
 *
 * <p>which has the covariance (1 - rho) S + rho t / D I without a D x D matrix. Yang, Liu and Xu, "Free Lunch for
 * Few-shot Learning: Distribution Calibration", ICLR 2021. The paper takes means and covariances from the nearest of
 * many base classes; Handful has none, so what varies within the classes at hand is shared by all, shrunk, and means
 * stay where the images are. The root, by which features of many zeros become less skewed, keeps the sign because not
 * every backbone ends in a ReLU. Where no class has two images nothing is known of their spread, and none is drawn.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class DistributionCalibration implements EmbeddingMethod<DistributionCalibration.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Drawn per class", help = "How many embeddings are drawn for each class; 0 learns from "
                    + "the images alone.", min = 0, max = 10_000) int samples,
            @Setting(label = "Power", help = "Every feature is raised to this power first, its sign kept; 1 leaves it "
                    + "as it is.", min = 0.1, max = 1) double power,
            @Setting(label = "Shrinkage", help = "Share of the spread that goes the same way in all directions; raise it "
                    + "with few images.", min = 0, max = 1) double rho,
            @Setting(label = "C", help = "How much the images count against the wish for small weights.", min = 1e-6,
                    max = 1e6, advanced = true) double c) {}

    private static final Normaliser RMS = new Normaliser(Normalisation.RMS, new double[0]);
    private static final Normaliser AS_IS = new Normaliser(Normalisation.NONE, new double[0]);
    private static final int ITERATIONS = 2000;
    /** Numbers that one array holds. */
    private static final long LARGEST = Integer.MAX_VALUE - 8;

    @Override
    public String id() {
        return "distribution-calibration";
    }

    @Override
    public String title() {
        return "Distribution calibration";
    }

    @Override
    public String summary() {
        return "Draws further embeddings about those of the images, spread as the classes are, and learns from both.";
    }

    @Override
    public String citation() {
        return "Yang, Liu, Xu: Free Lunch for Few-shot Learning: Distribution Calibration, ICLR 2021";
    }

    @Override
    public Config defaults() {
        return new Config(50, 0.5, 0.5, 1);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        var rooted = new LabelledEmbeddings(
                PowerHead.raised(RMS, support.x(), config.power()), support.y(), support.classes());
        LabelledEmbeddings all = withDrawn(rooted, config, context);
        Fit<Head> fit = Logistic.solve(id(), all, AS_IS, null, config.c(), ITERATIONS, context);
        return Fit.of(new PowerHead(RMS, config.power(), (LinearHead) fit.last()), fit.stopped());
    }

    @Override
    public Head restore(HeadState state) {
        return PowerHead.restore(state);
    }

    static LabelledEmbeddings withDrawn(LabelledEmbeddings x, Config config, FitContext context) throws InputException {
        int n = x.y().length;
        int dim = x.x().dim();
        int[] counts = x.counts();
        double[] means = Support.means(x, AS_IS);
        double[] z = AS_IS.apply(x.x());
        for (int i = 0; i < z.length; i++) {
            z[i] -= means[x.y()[i / dim] * dim + i % dim];
        }
        double free = n - counts.length;
        double trace = free > 0 ? Vectors.dot(z, z) / free : 0;
        if (config.samples() == 0 || !(trace > 1e-12)) {
            return x;
        }
        long most = (LARGEST / dim - n) / counts.length;
        if (config.samples() > most) {
            throw new InputException(Problem.BAD_SETTING, "samples", config.samples(),
                    Because.of("because.setting.samples", Math.max(0, most), counts.length, dim));
        }
        int[] each = new int[n];
        int[] seen = new int[counts.length];
        int total = n;
        for (int i = 0; i < n; i++) {
            int k = x.y()[i];
            int nth = seen[k]++;
            each[i] = (int) ((nth + 1L) * config.samples() / counts[k] - (long) nth * config.samples() / counts[k]);
            total += each[i];
        }
        float[] values = Arrays.copyOf(x.x().values(), Math.multiplyExact(total, dim));
        int[] labels = Arrays.copyOf(x.y(), total);
        int row = n;
        for (int i = 0; i < n; i++) {
            Random random = SeededRandom.of(context.seed(), "drawn about " + i);
            for (int s = 0; s < each[i]; s++, row++) {
                context.cancel().throwIfCancelled();
                labels[row] = x.y()[i];
                double[] drawn = new double[dim];
                for (int j = 0; j < n; j++) {
                    double g = Math.sqrt((1 - config.rho()) / free) * random.nextGaussian();
                    for (int d = 0; d < dim; d++) {
                        drawn[d] += g * z[j * dim + d];
                    }
                }
                double noise = Math.sqrt(config.rho() * trace / dim);
                for (int d = 0; d < dim; d++) {
                    values[row * dim + d] = (float) (x.x().get(i, d) + drawn[d] + noise * random.nextGaussian());
                }
            }
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(total, dim, values), labels, x.classes());
    }
}
