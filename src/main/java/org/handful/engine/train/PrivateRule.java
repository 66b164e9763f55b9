package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.engine.net.Scaled;
import org.handful.engine.net.Staging;
import org.handful.math.privacy.PrivateNoise;

/**
 * How a private step treats the gradients of its images: each is shortened to a length over everything that is trained, and
 * noise is added to their sum.
 *
 * <pre>
 *   sum_i min(1, C / (|g_i| + 1e-6)) g_i + N(0, (sigma C)^2 I)
 * </pre>
 *
 * <p>Abadi et al., Deep learning with differential privacy, CCS 2016. The gradients of offsets to scales and shifts come from
 * offsets that are repeated for every image; those of the head are e_i u_i^T and are never written down.
 *
 * @param clip C
 * @param sigma noise as a multiple of C
 */
public record PrivateRule(double clip, double sigma, PrivateNoise noise) {
    private static final double SMALL = 1e-6;

    /** One row of offsets for each image, which collect its gradients. @param value [C] */
    public static NDArray perImage(NDManager scope, NDArray value, int images) {
        NDArray rows = scope.zeros(new Shape(images, value.size()), value.getDataType()).addi(value);
        rows.setRequiresGradient(true);
        return rows;
    }

    /**
     * Sums of the shortened gradients over some images.
     *
     * @param adapter by name, [N, C]; the gradients of sums of losses, not of means
     * @param e probabilities minus targets, [N, K]
     * @param u what the head's weights are multiplied with, [N, D]
     * @param weight name of the head's weights
     * @param bias name of its bias
     */
    public Map<String, NDArray> clipped(Map<String, NDArray> adapter, NDArray e, NDArray u, String weight, String bias) {
        NDArray squares = e.square().sum(new int[] {1}).mul(u.square().sum(new int[] {1}).add(1));
        for (NDArray g : adapter.values()) {
            squares.addi(g.square().sum(new int[] {1}));
        }
        long n = e.getShape().get(0);
        NDArray limit = squares.sqrt().addi(SMALL);
        NDArray one = limit.onesLike();
        NDArray factors = Scaled.of(one, clip).divi(limit).minimum(one).reshape(n, 1);
        Map<String, NDArray> out = new LinkedHashMap<>();
        NDArray shortened = e.mul(factors);
        out.put(weight, shortened.transpose().matMul(u));
        out.put(bias, shortened.sum(new int[] {0}));
        adapter.forEach((name, g) -> out.put(name, g.mul(factors).sum(new int[] {0})));
        return out;
    }

    /** Adds the noise of one step and divides by the number of images. @param sums changed in place */
    public void finish(NDManager scope, Staging staging, Map<String, NDArray> sums, int step, int images) {
        int all = Math.toIntExact(sums.values().stream().mapToLong(NDArray::size).sum());
        double[] drawn = noise.gaussian(all, step);
        int at = 0;
        for (NDArray sum : sums.values()) {
            float[] some = new float[Math.toIntExact(sum.size())];
            for (int i = 0; i < some.length; i++) {
                some[i] = (float) (sigma * clip * drawn[at++]);
            }
            sum.addi(staging.tensor(scope, some, sum.getShape().getShape()));
            sum.divi(scope.create((float) images));
        }
    }
}
