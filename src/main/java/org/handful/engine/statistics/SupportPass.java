package org.handful.engine.statistics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.BatchStatistics;
import org.handful.engine.net.Pass;
import org.handful.engine.net.Staging;
import org.handful.model.Tensor;

/**
 * A way through a network on which each layer of batch normalisation looks at what comes into it, mixes its statistics
 * with its own, and goes on with the mixture: what a layer sees hangs on the layers below as they then are. All images must
 * come at once. Engine thread only.
 */
public final class SupportPass implements Pass.Over {
    private final BatchStatistics plan;
    private final Set<String> places;
    private final Staging staging;
    private final Map<String, Tensor> bases = new HashMap<>();

    /** @param plan share, directions and reach of what is to become of the images */
    public SupportPass(BatchStatistics plan, Node network, Staging staging) {
        this.plan = plan;
        this.places = plan.tensors(network).keySet();
        this.staging = staging;
    }

    /** The plan with what was found. */
    public BatchStatistics found() {
        return new BatchStatistics(bases, plan.share(), plan.directions(), plan.reach());
    }

    @Override
    public Pass pass() {
        return Pass.INFERENCE;
    }

    @Override
    public Moments moments(Node.Norm layer, NDArray x, Moments frozen) {
        String mean = layer.name() + BatchStatistics.MEAN;
        String deviation = layer.name() + BatchStatistics.DEVIATION;
        if (!places.contains(mean)) {
            return frozen;
        }
        int c = layer.channels();
        Seen seen = Seen.of(x, c);
        double[] all = new double[c];
        for (int i = 0; i < seen.means.length; i++) {
            all[i % c] += seen.means[i] * c / seen.means.length;
        }
        double[] spread = new double[c];
        double[] each = new double[seen.means.length];
        for (int i = 0; i < each.length; i++) {
            double off = seen.means[i] - all[i % c];
            spread[i % c] += (seen.variances[i] + off * off) * c / each.length;
            each[i] = Math.sqrt(seen.variances[i] + layer.epsilon());
        }
        for (int k = 0; k < c; k++) {
            spread[k] = Math.sqrt(spread[k] + layer.epsilon());
        }
        bases.put(mean + BatchStatistics.BASIS,
                Basis.of(seen.means, all, doubles(frozen.mean()), plan.directions()));
        bases.put(deviation + BatchStatistics.BASIS,
                Basis.of(each, spread, doubles(frozen.deviation()), plan.directions()));
        NDManager scope = x.getManager();
        return new Moments(mixed(scope, mean, c), mixed(scope, deviation, c));
    }

    private NDArray mixed(NDManager scope, String name, int c) {
        double[] rows = bases.get(name + BatchStatistics.BASIS).values();
        float[] out = new float[c];
        for (int k = 0; k < c; k++) {
            out[k] = (float) (plan.share() * rows[k] + (1 - plan.share()) * rows[c + k]);
        }
        return staging.tensor(scope, out, c);
    }

    /** Of each image over its places: [N, C] each, row-major. */
    private record Seen(double[] means, double[] variances) {
        static Seen of(NDArray x, int c) {
            try (NDArray means = Pool.globalAvgPool2d(x);
                    NDArray column = means.reshape(new Shape(-1, c, 1, 1));
                    NDArray off = x.sub(column);
                    NDArray variances = Pool.globalAvgPool2d(off.muli(off))) {
                return new Seen(doubles(means), doubles(variances));
            }
        }
    }

    private static double[] doubles(NDArray numbers) {
        float[] in = numbers.toFloatArray();
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            out[i] = in[i];
        }
        return out;
    }
}
