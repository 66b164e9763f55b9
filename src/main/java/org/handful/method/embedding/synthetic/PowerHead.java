package org.handful.method.embedding.synthetic;

import java.util.HashMap;
import java.util.Map;
import org.handful.method.Head;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.Tensor;

/** A linear head over sign(n(x)) |n(x)|^power. Immutable and thread-safe. */
record PowerHead(Normaliser normaliser, double power, LinearHead head) implements Head {
    private static final int BLOCK = 1024;

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        return head.probabilities(raised(normaliser, queries, power));
    }

    static EmbeddingMatrix raised(Normaliser normaliser, EmbeddingMatrix x, double power) {
        float[] out = new float[x.values().length];
        for (int from = 0; from < x.rows(); from += BLOCK) {
            double[] rows = normaliser.apply(x, from, Math.min(BLOCK, x.rows() - from));
            for (int i = 0; i < rows.length; i++) {
                out[from * x.dim() + i] = (float) (Math.signum(rows[i]) * Math.pow(Math.abs(rows[i]), power));
            }
        }
        return new EmbeddingMatrix(x.rows(), x.dim(), out);
    }

    @Override
    public HeadState state() {
        HeadState inner = head.state();
        Map<String, Tensor> tensors = new HashMap<>(inner.tensors());
        tensors.put("power", Tensor.vector(new double[] {power}));
        return new HeadState(inner.method(), tensors, inner.notes());
    }

    static PowerHead restore(HeadState state) {
        return new PowerHead(new Normaliser(Normalisation.RMS, new double[0]),
                state.tensors().get("power").values()[0], LinearHead.restore(state));
    }
}
