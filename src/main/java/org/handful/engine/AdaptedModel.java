package org.handful.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.net.FeatureMaps;
import org.handful.engine.train.Parameters;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;

/**
 * A backbone with trained offsets and a head, ready to predict. Keeps plain arrays only and lends them to the engine
 * for each micro-batch (they are small), so it holds no native memory. Immutable and thread-safe.
 */
public final class AdaptedModel {
    private final BackboneSession session;
    private final AdapterForward forward;
    private final Map<String, Tensor> state;
    private final LinearHead head;

    AdaptedModel(BackboneSession session, Adapter adapter, Map<String, Tensor> state) throws HandfulException {
        this.session = session;
        head = LinearHead.of(state, session.card().embedding());
        for (Map.Entry<String, int[]> t : adapter.tensors(session.trainableLayers()).entrySet()) {
            LinearHead.get(state, t.getKey(), t.getValue());
        }
        for (Map.Entry<String, int[]> t : adapter.fixedShapes(session.trainableLayers()).entrySet()) {
            LinearHead.get(state, t.getKey(), t.getValue());
        }
        this.forward = new AdapterForward(session, head.classes());
        this.state = Map.copyOf(state);
    }

    /** Class probabilities for images that a person waits for. @return [N][C] */
    public double[][] probabilities(PixelBatch images, CancelToken cancel) throws HandfulException {
        return forward.probabilities(Priority.PREDICT, images, 0, images.count(), cancel, this::values);
    }

    private AdapterForward.Values values(NDManager scope) {
        Map<String, NDArray> values = new LinkedHashMap<>();
        state.forEach((name, t) -> values.put(name, Parameters.tensor(scope, session.engine().staging(), t)));
        return new AdapterForward.Values(values, values.get(LinearHead.CENTRE), head.scale(), head.mapped());
    }

    /** What the head makes of an embedding. @return [C] */
    public double[] probabilities(float[] embedding) throws HandfulException {
        return head.probabilities(embedding);
    }

    /** The last maps of one image in the adapted network, and how a score of its embedding answers to them. */
    public FeatureMaps maps(PixelBatch image, BackboneSession.Score score) throws HandfulException {
        return forward.maps(image, this::values, score);
    }

    /** How much each token looks at each other in the adapted network. @return [layers][heads][T][T] */
    public double[][][][] attention(PixelBatch image) throws HandfulException {
        return forward.attention(image, this::values);
    }

    /** Everything that {@link BackboneSession#adapted} needs to make it again. */
    public Map<String, Tensor> state() {
        return state;
    }
}
