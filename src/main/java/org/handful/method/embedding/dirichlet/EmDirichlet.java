package org.handful.method.embedding.dirichlet;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Setting;
import org.handful.method.embedding.Centroid;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.method.embedding.TextWeights;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Generalised expectation maximisation in which a class is a Dirichlet distribution over probability vectors z =
 * softmax(tau cos(x, t_k)). From u = z of the batch, so many times:
 *
 * <pre>
 * alpha_k  likeliest for ln z of the support images of class k and of the batch with weights u_ik
 * v_k = log(mean_i u_ik + 1e-15) + 1
 * u_ik = softmax_k( (l(z_i | alpha_k) + gamma v_k) / T ),   hard: 1 for the largest, else 0
 * </pre>
 *
 * <p>Martin, Huang, Shakeri, Pesquet and Ben Ayed, "Transductive Zero-Shot and Few-Shot CLIP", CVPR 2024 (EM-Dirichlet and
 * Hard EM-Dirichlet: T = 1); Zhou et al., "UNEM", CVPR 2025 (T and gamma of their own). Both take t_k from a text encoder.
 * Where there is none t_k is the class mean of the support images, and a support image meets the mean of its class without
 * itself, or its z would be surer than that of a new image; of the only image of a class z says nothing, and that class is
 * known by its t_k alone, as in the zero-shot variant. The paper's code stops its fixed-point iteration for alpha
 * early; here {@link Dirichlet} finds the optimum.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class EmDirichlet implements EmbeddingMethod<EmDirichlet.Config> {
    private static final double TEXT_SCALE = 30;

    /** The settings. */
    public record Config(
            @Setting(label = "Scale", help = "How sharply an image is told from its cosines with the classes; 0 takes 30 "
                    + "with embeddings of class names and otherwise what suits left-out support images best.", min = 0,
                    max = 1000) double scale,
            @Setting(label = "Few classes", help = "Favours classes that many images of the batch belong to; 0 when the "
                    + "batch holds all classes alike.", min = 0, max = 1000) double gamma,
            @Setting(label = "Temperature", help = "Softens the assignment of images to classes.", min = 0.01, max = 100,
                    advanced = true) double temperature,
            @Setting(label = "Rounds", help = "How often classes are fitted and images assigned.", min = 1, max = 1000)
            int rounds,
            @Setting(label = "Hard", help = "Gives each image to one class alone in every round.") boolean hard) {}

    @Override
    public String id() {
        return "em-dirichlet";
    }

    @Override
    public String title() {
        return "EM over probabilities (whole batch)";
    }

    @Override
    public String summary() {
        return "Learns how the probabilities of each class are spread, together with the images that are asked about; made "
                + "for class names, and its answers depend on the batch.";
    }

    @Override
    public String citation() {
        return "Martin, Huang, Shakeri, Pesquet, Ben Ayed: Transductive Zero-Shot and Few-Shot CLIP, CVPR 2024; Zhou et "
                + "al.: UNEM: UNrolled Generalized EM for Transductive Few-Shot Learning, CVPR 2025";
    }

    @Override
    public Config defaults() {
        return new Config(0, 1, 1, 20, false);
    }

    @Override
    public boolean usesText() {
        return true;
    }

    @Override
    public boolean transductive() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        Normaliser normaliser = new Normaliser(Normalisation.L2, new double[0]);
        TextWeights text = TextWeights.of(context, support);
        double[] anchors = text != null ? text.rows() : Support.sums(support, normaliser);
        double scale = config.scale() > 0 ? config.scale()
                : text != null ? TEXT_SCALE : Centroid.cosineScale(support, normaliser);
        var settings = new DirichletHead.Rule(scale, config.gamma(), config.temperature(), config.rounds(),
                config.hard());
        double[] spread = text != null
                ? DirichletHead.logSums(support, normaliser, anchors, scale)
                : imageSums(support, normaliser, anchors, scale);
        int dim = support.x().dim();
        for (int k = 0; k < support.classes(); k++) {
            Vectors.unit(anchors, k * dim, dim);
        }
        return Fit.of(new DirichletHead(anchors, spread,
                text != null ? support.counts() : Arrays.stream(support.counts()).map(n -> n > 1 ? n : 0).toArray(),
                settings));
    }

    /** As {@link DirichletHead#logSums}, each image with the mean of its class without itself where there are others. */
    private static double[] imageSums(
            LabelledEmbeddings support, Normaliser normaliser, double[] sums, double scale) {
        int classes = support.classes();
        int dim = support.x().dim();
        int[] counts = support.counts();
        double[] out = new double[classes * classes];
        for (int i = 0; i < support.y().length; i++) {
            int own = support.y()[i];
            if (counts[own] == 1) {
                continue;
            }
            double[] x = normaliser.apply(support.x(), i, 1);
            double[] mine = sums.clone();
            for (int j = 0; j < dim; j++) {
                mine[own * dim + j] -= x[j];
            }
            DirichletHead.add(DirichletHead.logZ(x, 0, mine, classes, scale), out, own * classes);
        }
        return out;
    }

    @Override
    public Head restore(HeadState state) {
        return DirichletHead.restore(state);
    }
}
