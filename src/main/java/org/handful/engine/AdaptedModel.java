package org.handful.engine;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.engine.adapter.Adapter;
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
    private final double scale;

    AdaptedModel(BackboneSession session, Adapter adapter, Map<String, Tensor> state) throws HandfulException {
        this.session = session;
        LinearHead head = LinearHead.of(state, session.card().embedding());
        for (Map.Entry<String, int[]> t : adapter.tensors(session.trainableLayers()).entrySet()) {
            LinearHead.get(state, t.getKey(), t.getValue());
        }
        for (Map.Entry<String, Tensor> t : adapter.fixed().entrySet()) {
            LinearHead.get(state, t.getKey(), t.getValue().shape());
        }
        this.forward = new AdapterForward(session, head.classes());
        this.state = Map.copyOf(state);
        this.scale = head.scale();
    }

    /** Class probabilities for images that a person waits for. @return [N][C] */
    public double[][] probabilities(PixelBatch images, CancelToken cancel) throws HandfulException {
        return forward.probabilities(Priority.PREDICT, images, 0, images.count(), cancel, scope -> {
            Map<String, NDArray> values = new LinkedHashMap<>();
            state.forEach((name, t) ->
                    values.put(name, Parameters.tensor(scope, session.engine().staging(), t)));
            return new AdapterForward.Values(values, values.get(LinearHead.CENTRE), scale);
        });
    }

    /** Everything that {@link BackboneSession#adapted} needs to make it again. */
    public Map<String, Tensor> state() {
        return state;
    }
}
