package org.handful.method.multilabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.method.embedding.LinearHead;
import org.handful.model.HeadState;
import org.handful.model.Tensor;

/**
 * Labels that were learned, and from which probability on each counts for an image.
 *
 * @param thresholds 0..1, K
 */
public record LabelHead(List<String> labels, double[] thresholds, OneVsRest learned) {
    /** Id of the method in the runs of a project. */
    public static final String METHOD = "one-vs-rest";

    private static final String NAME = "label.";

    public LabelHead {
        labels = List.copyOf(labels);
    }

    /** What it must keep to predict again; weights of a label that is not learned are 0. */
    public HeadState state() {
        int k = labels.size();
        List<LinearHead> heads = learned.heads();
        double[] known = heads.stream().mapToDouble(h -> h == null ? 0 : 1).toArray();
        int dim = heads.stream().filter(h -> h != null).mapToInt(h -> h.weight().length / 2).findFirst().orElse(0);
        double[] weight = new double[2 * k * dim];
        double[] bias = new double[2 * k];
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < k; i++) {
            names.put(NAME + i, labels.get(i));
            if (heads.get(i) != null) {
                System.arraycopy(heads.get(i).weight(), 0, weight, 2 * i * dim, 2 * dim);
                System.arraycopy(heads.get(i).bias(), 0, bias, 2 * i, 2);
            }
        }
        return new HeadState(METHOD, Map.of("weight", new Tensor(new int[] {k, 2, dim}, weight),
                "bias", Tensor.matrix(k, 2, bias), "learned", Tensor.vector(known),
                "share", Tensor.vector(learned.share()), "threshold", Tensor.vector(thresholds)), names);
    }

    public static LabelHead restore(HeadState state) {
        Map<String, Tensor> t = state.tensors();
        double[] known = t.get("learned").values();
        double[] weight = t.get("weight").values();
        int dim = t.get("weight").shape()[2];
        List<LinearHead> heads = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            heads.add(known[i] == 0 ? null : OneVsRest.head(
                    Arrays.copyOfRange(weight, 2 * i * dim, 2 * (i + 1) * dim),
                    Arrays.copyOfRange(t.get("bias").values(), 2 * i, 2 * (i + 1))));
        }
        return new LabelHead(IntStream.range(0, known.length).mapToObj(i -> state.notes().get(NAME + i)).toList(),
                t.get("threshold").values(), new OneVsRest(heads, t.get("share").values()));
    }
}
