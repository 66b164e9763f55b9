package org.handful.run.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.eval.privacy.Lira;
import org.handful.eval.privacy.Membership;
import org.handful.eval.privacy.MembershipBound;
import org.handful.eval.privacy.MembershipRoc;
import org.handful.math.SeededRandom;
import org.handful.math.Vectors;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.method.privacy.PrivacySpent;
import org.handful.model.CancelToken;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.ProgressListener;

/**
 * Many heads of one method, each on a random half of the images, attacked by all others. Two methods meet the same halves.
 * A head is a matter of milliseconds on embeddings that are there; as many run side by side as there are processors.
 */
final class ShadowModels {
    private static final int POINTS = 300;

    private final LabelledEmbeddings pool;
    private final int auxiliary;
    private final List<int[]> attributes;
    private final int models;
    private final long seed;
    private final CancelToken cancel;
    private final boolean[][] in;

    /**
     * @param auxiliary how many of the last columns come from a second backbone; 0 for one
     * @param attributes for every attribute the number of its value for each row, -1 where not known
     */
    ShadowModels(LabelledEmbeddings pool, int auxiliary, List<int[]> attributes, int models, long seed, CancelToken cancel) {
        this.pool = pool;
        this.auxiliary = auxiliary;
        this.attributes = attributes;
        this.models = models;
        this.seed = seed;
        this.cancel = cancel;
        this.in = IntStream.range(0, models).mapToObj(this::half).toArray(boolean[][]::new);
    }

    /** Each image with probability one half; a class that would have none is drawn again. */
    private boolean[] half(int model) {
        Random random = SeededRandom.of(seed, "membership " + model);
        boolean[] out = new boolean[pool.y().length];
        for (int k = 0; k < pool.classes(); k++) {
            int label = k;
            int[] rows = IntStream.range(0, out.length).filter(i -> pool.y()[i] == label).toArray();
            do {
                Arrays.stream(rows).forEach(i -> out[i] = random.nextBoolean());
            } while (Arrays.stream(rows).noneMatch(i -> out[i]));
        }
        return out;
    }

    /** @param progress hears of models that are done */
    <C extends Record> MembershipReport.Attack attack(
            EmbeddingMethod<C> method, Map<String, String> settings, ProgressListener progress) throws HandfulException {
        C config = Settings.parse(method, settings);
        double[][] statistic = new double[models][];
        double[] accuracy = new double[models];
        AtomicInteger done = new AtomicInteger();
        int atOnce = Runtime.getRuntime().availableProcessors();
        for (int from = 0; from < models; from += atOnce) {
            cancel.betweenSteps();
            HandfulException[] failures = new HandfulException[models];
            IntStream.range(from, Math.min(models, from + atOnce)).parallel().forEach(m -> {
                try {
                    double[][] p = probabilities(method, config, m);
                    statistic[m] = new double[p.length];
                    int right = 0;
                    int asked = 0;
                    for (int i = 0; i < p.length; i++) {
                        statistic[m][i] = Membership.statistic(p[i], pool.y()[i]);
                        asked += in[m][i] ? 0 : 1;
                        right += !in[m][i] && Vectors.argmax(p[i]) == pool.y()[i] ? 1 : 0;
                    }
                    accuracy[m] = asked == 0 ? Double.NaN : (double) right / asked;
                    progress.update(done.incrementAndGet(), models);
                } catch (HandfulException e) {
                    failures[m] = e;
                }
            });
            for (HandfulException failure : failures) {
                if (failure != null) {
                    throw failure;
                }
            }
        }
        MembershipRoc roc = MembershipRoc.pooled(Lira.scores(statistic, in), in);
        return new MembershipReport.Attack(method.id(), Settings.values(config),
                PrivacySpent.of(method, settings, pool.y().length / 2).filter(s -> Double.isFinite(s.epsilon()))
                        .map(s -> new MembershipBound(s.epsilon(), s.delta())),
                roc.thinned(POINTS), roc.auc(), roc.tprAt(MembershipReport.RARE),
                roc.resolves(MembershipReport.VERY_RARE) ? roc.tprAt(MembershipReport.VERY_RARE) : Double.NaN,
                roc.advantage(), Arrays.stream(accuracy).filter(a -> !Double.isNaN(a)).average().orElse(Double.NaN));
    }

    private <C extends Record> double[][] probabilities(EmbeddingMethod<C> method, C config, int model)
            throws HandfulException {
        cancel.throwIfCancelled();
        int[] rows = IntStream.range(0, pool.y().length).filter(i -> in[model][i]).toArray();
        LabelledEmbeddings half = new LabelledEmbeddings(pool.x().select(rows),
                Arrays.stream(rows).map(i -> pool.y()[i]).toArray(), pool.classes());
        Extras extras = new Extras(Optional.empty(), attributes.stream()
                .map(values -> Arrays.stream(rows).map(i -> values[i]).toArray()).toList());
        FitContext context = new FitContext(SeededRandom.of(seed, "model " + model).nextLong(), cancel, _ -> {},
                Optional.empty(), extras).withAuxiliary(auxiliary);
        return method.fit(half, config, context).last().probabilities(pool.x());
    }
}
