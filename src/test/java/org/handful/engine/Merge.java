package org.handful.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.backbone.arch.InsertionPoint;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.LowRank;
import org.handful.model.Tensor;

/** Multiplies low-rank pairs out: a model must say the same with them as with their product. */
final class Merge {
    private Merge() {}

    /**
     * The same model with s B A as an offset to each matrix.
     *
     * @param state of a {@link LowRank} training; whatever else it holds is kept
     */
    static Map<String, Tensor> lowRank(Node network, Map<String, Tensor> state) {
        Map<String, Tensor> out = new LinkedHashMap<>(state);
        double scale = out.remove(LowRank.SCALE).values()[0];
        for (InsertionPoint p : InsertionPoint.of(network, InsertionPoint.Kind.LOW_RANK, Reach.ALL)) {
            int[] shape = p.shape();
            int inputs = 1;
            for (int i = 1; i < shape.length; i++) {
                inputs *= shape[i];
            }
            double[] offset = new double[shape[0] * inputs];
            boolean any = false;
            int row = 0;
            for (String part : p.role() == InsertionPoint.Role.QUERY_KEY_VALUE
                    ? LowRank.QKV : List.of("")) {
                Tensor a = out.remove(p.name() + part + LowRank.A);
                Tensor b = out.remove(p.name() + part + LowRank.B);
                if (a != null && b != null) {
                    any = true;
                    multiply(b, a, inputs, scale, offset, row);
                    row += b.shape()[0];
                }
            }
            if (any) {
                out.put(p.name(), new Tensor(shape, offset));
            }
        }
        return out;
    }

    private static void multiply(Tensor b, Tensor a, int inputs, double scale, double[] to, int firstRow) {
        int rank = a.shape()[0];
        for (int o = 0; o < b.shape()[0]; o++) {
            for (int r = 0; r < rank; r++) {
                double factor = scale * b.values()[o * rank + r];
                int at = (firstRow + o) * inputs;
                for (int i = 0; i < inputs; i++) {
                    to[at + i] += factor * a.values()[r * inputs + i];
                }
            }
        }
    }
}
