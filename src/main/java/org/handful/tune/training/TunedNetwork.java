package org.handful.tune.training;

import org.handful.engine.AdaptedModel;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AdapterNotes;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.HeadState;
import org.handful.model.PixelBatch;
import org.handful.tune.TunedModel;

/** A tuned model of any method of this package: the adapted network, and the name of the method that can restore it. */
public record TunedNetwork(String method, Adapter adapter, AdaptedModel model) implements TunedModel {
    public static TunedModel restore(String method, BackboneSession session, HeadState state) throws HandfulException {
        Adapter adapter = AdapterNotes.read(state.notes());
        return new TunedNetwork(method, adapter, session.adapted(adapter, state.tensors()));
    }

    @Override
    public double[][] probabilities(PixelBatch images) throws HandfulException {
        return model.probabilities(images, new CancelToken());
    }

    @Override
    public HeadState state() {
        return new HeadState(method, model.state(), AdapterNotes.of(adapter));
    }
}
