package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.engine.adapter.LowRank;

/** What low-rank pairs come to of which something is given, as tensors that gradients flow through. */
public final class LowRankForm {
    private LowRankForm() {}

    /**
     * <pre>
     *   A - A V V^T,  B - U U^T B      beside directions that are kept out of
     *   A,            B R              with a core R
     * </pre>
     *
     * @param values by name, also those that are given
     * @return the same with plain pairs
     */
    public static Map<String, NDArray> plain(Map<String, NDArray> values) {
        Map<String, NDArray> out = new LinkedHashMap<>(values);
        for (String name : List.copyOf(values.keySet())) {
            NDArray given = values.get(name);
            if (name.endsWith(LowRank.INPUTS)) {
                String a = name.substring(0, name.length() - LowRank.INPUTS.length()) + LowRank.A;
                NDArray flat = flat(values.get(a));
                out.put(a, flat.sub(flat.matMul(given).matMul(given.transpose())).reshape(values.get(a).getShape()));
            } else if (name.endsWith(LowRank.OUTPUTS)) {
                String b = name.substring(0, name.length() - LowRank.OUTPUTS.length()) + LowRank.B;
                NDArray flat = flat(values.get(b));
                out.put(b, flat.sub(given.matMul(given.transpose().matMul(flat))).reshape(values.get(b).getShape()));
            } else if (name.endsWith(LowRank.CORE)) {
                String b = name.substring(0, name.length() - LowRank.CORE.length()) + LowRank.B;
                out.put(b, flat(values.get(b)).matMul(given).reshape(values.get(b).getShape()));
            }
        }
        return out;
    }

    private static NDArray flat(NDArray x) {
        return x.reshape(x.getShape().get(0), -1);
    }
}
