package org.handful.tune.lowrank;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.engine.BackboneSession;
import org.handful.engine.LinearHead;
import org.handful.engine.TuningSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.Factored;
import org.handful.engine.adapter.LowRank;
import org.handful.error.HandfulException;
import org.handful.math.svd.LeadingSvd;
import org.handful.math.SeededRandom;
import org.handful.method.FitContext;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledPixels;
import org.handful.model.ProgressListener;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;
import org.handful.tune.UntilStopped;
import org.handful.tune.training.AdapterRule;
import org.handful.tune.training.TrainingPlan;

/**
 * Both small matrices are given and only R [rank, rank] between them is trained: y = W x + s B R A x.
 *
 * <pre>
 *   LoRA-XS:  W ~ U_r S_r V_r^T,  B = U_r S_r, A = V_r^T, R ~ N(0, 1e-5^2)
 *   LoRA-SB:  -lr sign(G) ~ U_r S_r V_r^T,  B = U_r, A = V_r^T, R = S_r, s = 1
 * </pre>
 *
 * <p>G is the gradient of the loss over all images that are learned from, lr the rate of the first step: -lr sign(G) is
 * the first step of Adam, so that LoRA-SB begins where full fine-tuning would be after it. The published code casts to 16
 * bits before it decomposes; here it is done in double precision. Sources: Bałazy et al., LoRA-XS, arXiv 2405.17604;
 * Ponkshe et al., LoRA-SB, arXiv 2411.19557.
 */
public record GivenFactors(
        BackboneSession session, LowRank plain, Factors factors, TrainingPlan plan, FitContext context)
        implements AdapterRule {
    /** Ways of each image through the network for the first step: for the head, forward, and backward for two. */
    public static final int PASSES = 4;
    private static final double SMALL = 1e-5;

    @Override
    public Found of(LabelledPixels support) throws HandfulException {
        Optional<Weights> from = factors == Factors.OF_FIRST_STEP ? firstStep(support)
                : Optional.of(Weights.of(session, plain));
        if (from.isEmpty()) {
            return Found.of(plain);
        }
        return Found.of(SingularVectors.of(from.get(), LeadingSvd.most(plain.rank()), context)
                .map(svd -> between(from.get().pairs(), svd)).orElse(plain));
    }

    private Adapter between(List<LowRank.Pair> pairs, Map<LowRank.Pair, LeadingSvd> found) {
        boolean first = factors == Factors.OF_FIRST_STEP;
        int rank = plain.rank();
        Map<String, Tensor> given = new LinkedHashMap<>();
        Map<String, double[]> values = new HashMap<>();
        found.forEach((p, svd) -> {
            int k = svd.s().length;
            double[] b = new double[p.rows() * rank];
            double[] a = new double[rank * p.inputs()];
            for (int j = 0; j < k; j++) {
                for (int i = 0; i < p.rows(); i++) {
                    b[i * rank + j] = svd.u()[i * k + j] * (first ? 1 : svd.s()[j]);
                }
                for (int i = 0; i < p.inputs(); i++) {
                    a[j * p.inputs() + i] = svd.v()[i * k + j];
                }
            }
            given.put(p.name() + LowRank.B, new Tensor(p.up(rank), b));
            given.put(p.name() + LowRank.A, new Tensor(p.down(rank), a));
            values.put(p.name(), Arrays.copyOf(svd.s(), rank));
        });
        Map<String, Tensor> start = new LinkedHashMap<>();
        Random random = SeededRandom.of(context.seed(), "core");
        pairs.forEach(p -> start.put(p.name() + LowRank.CORE, Tensor.matrix(rank, rank,
                first ? diagonal(values.get(p.name())) : small(rank, random))));
        LowRank kept = first ? new LowRank(rank, Math.sqrt(rank), plain.targets(), plain.reach()) : plain;
        return new Factored(kept, given, start);
    }

    private static double[] diagonal(double[] values) {
        int n = values.length;
        return IntStream.range(0, n * n).mapToDouble(i -> i / n == i % n ? values[i / n] : 0).toArray();
    }

    private static double[] small(int rank, Random random) {
        return IntStream.range(0, rank * rank).mapToDouble(_ -> SMALL * random.nextGaussian()).toArray();
    }

    /** What full fine-tuning would add to each matrix in its first step; empty after a stop. */
    private Optional<Weights> firstStep(LabelledPixels support) throws HandfulException {
        if (AdapterRule.stopped(context)) {
            return Optional.empty();
        }
        EmbeddingMatrix said = UntilStopped.frozen(session, support.x(), context);
        if (said.rows() < support.y().length) {
            return Optional.empty();
        }
        LinearHead head = plan.headStart(support.y().length).of(said, support.y(), support.classes(), context);
        Map<String, float[]> sums = new LinkedHashMap<>();
        int n = support.x().count();
        int most = session.trainingMicroBatch();
        ProgressListener progress = context.preparing(TrainingEvent.Before.FIRST_GRADIENT);
        try (TuningSession all = session.tune(new AllWeights(plain.reach(), 1), head, context.seed())) {
            for (int at = 0; at < n; at += most) {
                context.cancel().throwIfCancelled();
                if (AdapterRule.stopped(context)) {
                    return Optional.empty();
                }
                int[] some = IntStream.range(at, Math.min(n, at + most)).toArray();
                int[] labels = Arrays.stream(some).map(i -> support.y()[i]).toArray();
                all.gradients(support.x().select(some), labels).forEach((name, mean) -> {
                    float[] sum = sums.computeIfAbsent(name, _ -> new float[mean.length]);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += some.length * mean[i];
                    }
                });
                progress.update(Math.min(n, at + most), n);
            }
        }
        double rate = plan.adapterRate() * plan.rateAt(1);
        sums.values().forEach(sum -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = (float) (-rate * Math.signum(sum[i]));
            }
        });
        return Optional.of(new Weights(session.pairs(plain), sums));
    }
}
