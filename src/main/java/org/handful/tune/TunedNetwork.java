package org.handful.tune;

import java.util.Map;
import org.handful.engine.AdaptedModel;
import org.handful.engine.AdapterSpec;
import org.handful.engine.BackboneSession;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.HeadState;
import org.handful.model.PixelBatch;

/** A tuned model of any method of this package: the adapted network, and the name of the method that can restore it. */
record TunedNetwork(String method, AdaptedModel model) implements TunedModel {
    static TunedModel restore(String method, BackboneSession session, AdapterSpec adapter, HeadState state)
            throws HandfulException {
        return new TunedNetwork(method, session.adapted(adapter, state.tensors()));
    }

    @Override
    public double[][] probabilities(PixelBatch images) throws HandfulException {
        return model.probabilities(images, new CancelToken());
    }

    @Override
    public HeadState state() {
        return new HeadState(method, model.state(), Map.of());
    }
}
