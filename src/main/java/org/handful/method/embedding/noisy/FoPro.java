package org.handful.method.embedding.noisy;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.MethodFamily;
import org.handful.method.NoisyImages;
import org.handful.method.Setting;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.method.embedding.Temperature;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * A few images whose labels somebody has checked, and many that nobody has: each of the many is kept with its label,
 * gets another one, or is dropped.
 *
 * <pre>
 * p_k = mean of the checked images;   r = softmax(v . p / tau);   s = alpha g + (1 - alpha) r
 * another label where max s &gt; sure;  kept where s of its label &gt; 1/K;  dropped else
 * </pre>
 *
 * <p>Qin et al., "FoPro: Few-Shot Guided Robust Webly-Supervised Prototypical Learning", AAAI 2023, on embeddings of a
 * frozen backbone. What trains their encoder (contrast, reconstruction, the relation network) has no place here. g is
 * logistic regression on the checked images and on those that counted in the round before; it is also the head. tau is
 * not theirs, 0.1, which is vague or certain depending on the backbone, but the one that left-out checked images bear
 * out. With one checked image in a class nothing is relabelled, and no class gains more images by relabelling than it
 * has otherwise: a prototype of one image would draw everything to itself.
 *
 * <p>Without unchecked images it is logistic regression.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class FoPro implements EmbeddingMethod<FoPro.Config> {
    private static final Normaliser UNIT = new Normaliser(Normalisation.L2, new double[0]);
    private static final double PLAIN_TAU = 0.1;
    private static final double SETTLED = 0.005;
    private static final int ITERATIONS = 2000;

    /** The settings. */
    public record Config(
            @Setting(label = "Sure enough", help = "An unchecked image gets another label when the method is this sure "
                    + "of it; raise it when labels are mostly right.", min = 0.3, max = 1) double sure,
            @Setting(label = "Weight of the unchecked", help = "How much an image that nobody has checked counts beside "
                    + "one that somebody has, times how sure the method is of it.", min = 0, max = 1) double weight,
            @Setting(label = "C", help = "How much the images count against the wish for small weights; lower it when "
                    + "labels are noisy.", min = 1e-6, max = 1e6) double c,
            @Setting(label = "Share of the classifier", help = "How much the classifier counts against the nearness to "
                    + "the checked images when labels are weighed.", min = 0, max = 1, advanced = true) double alpha,
            @Setting(label = "Rounds", help = "How often labels are weighed anew; it ends earlier when hardly any "
                    + "changes.", min = 1, max = 50, advanced = true) int rounds,
            @Setting(label = "Left out at first", help = "Share of the unchecked images, those most unlike their class, "
                    + "that is dropped before anything is weighed.", min = 0, max = 0.9, advanced = true) double outliers,
            @Setting(label = "Steadiness", help = "How little an image moves the prototype of its class; 1 leaves the "
                    + "prototypes where the checked images put them.", min = 0, max = 1, advanced = true)
            double momentum) {}

    @Override
    public String id() {
        return "fopro";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.UNCHECKED;
    }

    @Override
    public String title() {
        return "FoPro (unchecked images)";
    }

    @Override
    public String summary() {
        return "Learns from a few checked images and from many that nobody has checked, such as the findings of a web "
                + "search: keeps, relabels or drops each of them, and shows which.";
    }

    @Override
    public String citation() {
        return "Qin, Chen, Shen, Chen: FoPro: Few-Shot Guided Robust Webly-Supervised Prototypical Learning, AAAI 2023";
    }

    @Override
    public Config defaults() {
        return new Config(0.8, 0.5, 1, 0.5, 5, 0, 0.99);
    }

    @Override
    public boolean usesNoisy() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        Optional<NoisyImages> noisy = context.extras().noisy().filter(n -> n.names().size() > 0);
        if (noisy.isEmpty()) {
            Fit<Head> plain = solved(support, new double[0], config, context);
            return Fit.of(new CleanedHead((LinearHead) plain.last(), List.of()), plain.stopped());
        }
        LabelledEmbeddings given = noisy.get().given();
        int dim = support.x().dim();
        double[] v = UNIT.apply(given.x());
        double[] prototypes = prototypes(support, dim);
        boolean[] out = outliers(v, given.y(), prototypes, dim, config.outliers());
        double tau = 1 / scale(support);
        LinearHead classifier = head(support, new double[0], config, context);
        int[] decided = new int[given.y().length];
        double[] weight = new double[decided.length];
        for (int round = 0; round < config.rounds() && !context.cancel().stopRequested(); round++) {
            context.cancel().throwIfCancelled();
            double[][] soft = Cleaning.soft(classifier.probabilities(given.x()), v, prototypes, dim, tau, config.alpha());
            int[] before = decided;
            decided = decided(soft, given.y(), out, support, config.sure());
            for (int i = 0; i < decided.length; i++) {
                weight[i] = decided[i] < 0 ? 0 : config.weight() * soft[i][decided[i]];
            }
            prototypes = Cleaning.polished(prototypes(support, dim), v, decided, dim, config.momentum());
            classifier = head(joined(support, given, decided), weight(decided, weight), config, context);
            if (round > 0 && changed(before, decided) <= SETTLED * decided.length) {
                break;
            }
        }
        return Fit.of(CleanedHead.of(classifier, noisy.get(), decided), context.cancel().stopRequested());
    }

    /** Most certain relabellings first, up to as many for a class as it has images otherwise. */
    private static int[] decided(double[][] soft, int[] given, boolean[] out, LabelledEmbeddings support, double sure) {
        int[] room = support.counts();
        boolean[] single = new boolean[room.length];
        for (int k = 0; k < room.length; k++) {
            single[k] = room[k] < 2;
        }
        int[] decided = new int[given.length];
        for (int i = 0; i < given.length; i++) {
            decided[i] = out[i] ? -1 : Cleaning.decided(soft[i], given[i], sure);
            if (decided[i] == given[i]) {
                room[given[i]]++;
            }
        }
        IntStream.range(0, given.length).filter(i -> decided[i] >= 0 && decided[i] != given[i]).boxed()
                .sorted((a, b) -> Double.compare(soft[b][decided[b]], soft[a][decided[a]])).forEach(i -> {
                    int k = decided[i];
                    if (single[k] || room[k]-- <= 0) {
                        decided[i] = Cleaning.kept(soft[i], given[i]) ? given[i] : -1;
                    }
                });
        return decided;
    }

    private static boolean[] outliers(double[] v, int[] given, double[] prototypes, int dim, double share) {
        double[] misfit = Cleaning.misfit(v, given, prototypes, dim);
        boolean[] out = new boolean[given.length];
        IntStream.range(0, given.length).boxed().sorted((a, b) -> Double.compare(misfit[b], misfit[a]))
                .limit((long) (share * given.length)).forEach(i -> out[i] = true);
        return out;
    }

    private static double[] prototypes(LabelledEmbeddings support, int dim) {
        double[] means = Support.means(support, UNIT);
        for (int k = 0; k < support.classes(); k++) {
            Vectors.unit(means, k * dim, dim);
        }
        return means;
    }

    /** 1 / tau as left-out images bear it out. */
    private static double scale(LabelledEmbeddings support) {
        if (!Support.canLeaveOneOut(support)) {
            return 1 / PLAIN_TAU;
        }
        int dim = support.x().dim();
        double[] sums = Support.sums(support, UNIT);
        int[] asked = Support.spread(support.y().length, Temperature.MOST_ROWS);
        double[][] scores = new double[asked.length][support.classes()];
        int[] labels = new int[asked.length];
        for (int i = 0; i < asked.length; i++) {
            labels[i] = support.y()[asked[i]];
            double[] x = UNIT.apply(support.x(), asked[i], 1);
            for (int k = 0; k < support.classes(); k++) {
                double[] mean = Arrays.copyOfRange(sums, k * dim, (k + 1) * dim);
                if (k == labels[i]) {
                    Vectors.axpy(-1, x, mean);
                }
                Vectors.unit(mean, 0, dim);
                scores[i][k] = Vectors.dot(x, mean);
            }
        }
        return Temperature.fit(scores, labels, new double[support.classes()]);
    }

    private static int changed(int[] before, int[] now) {
        return (int) IntStream.range(0, now.length).filter(i -> before[i] != now[i]).count();
    }

    private static double[] weight(int[] decided, double[] weight) {
        return IntStream.range(0, decided.length).filter(i -> decided[i] >= 0).mapToDouble(i -> weight[i]).toArray();
    }

    private static LabelledEmbeddings joined(LabelledEmbeddings support, LabelledEmbeddings given, int[] decided) {
        int[] rows = IntStream.range(0, decided.length).filter(i -> decided[i] >= 0).toArray();
        int dim = support.x().dim();
        float[] values = Arrays.copyOf(support.x().values(), (support.y().length + rows.length) * dim);
        int[] y = Arrays.copyOf(support.y(), support.y().length + rows.length);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(given.x().values(), rows[i] * dim, values, (support.y().length + i) * dim, dim);
            y[support.y().length + i] = decided[rows[i]];
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(y.length, dim, values), y, support.classes());
    }

    private LinearHead head(LabelledEmbeddings all, double[] weight, Config config, FitContext context) {
        return (LinearHead) solved(all, weight, config, context).last();
    }

    /** @param weight of the rows after those that somebody has checked, which count 1 */
    private Fit<Head> solved(LabelledEmbeddings all, double[] weight, Config config, FitContext context) {
        double[] counts = new double[all.y().length];
        Arrays.fill(counts, 1);
        System.arraycopy(weight, 0, counts, counts.length - weight.length, weight.length);
        return Logistic.solve(id(), all, Normaliser.of(Normalisation.RMS, all.x()), counts, config.c(), ITERATIONS,
                context);
    }

    @Override
    public Head restore(HeadState state) {
        return CleanedHead.restore(state);
    }
}
