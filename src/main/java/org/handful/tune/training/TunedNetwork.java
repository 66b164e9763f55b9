package org.handful.tune.training;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.handful.engine.AdaptedModel;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AdapterNotes;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.HeadState;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.handful.tune.TunedModel;
import org.handful.tune.compress.SmallUpdate;

/**
 * A tuned model of any method of this package: the adapted network, and the name of the method that can restore it.
 *
 * @param small what is kept in place of the numbers inside the network
 */
public record TunedNetwork(String method, Adapter adapter, AdaptedModel model, Optional<SmallUpdate> small)
        implements TunedModel {
    /** One that is kept as it is. */
    public TunedNetwork(String method, Adapter adapter, AdaptedModel model) {
        this(method, adapter, model, Optional.empty());
    }

    /** @return what {@link #state} kept, predicting the same */
    public static TunedNetwork restore(String method, BackboneSession session, HeadState state) throws HandfulException {
        Adapter adapter = AdapterNotes.read(state.notes());
        OptionalLong seed = SmallUpdate.seed(state.notes());
        if (seed.isEmpty()) {
            return new TunedNetwork(method, adapter, session.adapted(adapter, state.tensors()));
        }
        Map<String, Tensor> difference = new HashMap<>(state.tensors());
        difference.keySet().retainAll(session.start(adapter, seed.getAsLong()).keySet());
        var small = new SmallUpdate(difference, seed.getAsLong());
        Map<String, Tensor> tensors = new HashMap<>(state.tensors());
        tensors.putAll(small.added(session, adapter));
        return new TunedNetwork(method, adapter, session.adapted(adapter, tensors), Optional.of(small));
    }

    @Override
    public double[][] probabilities(PixelBatch images) throws HandfulException {
        return model.probabilities(images, new CancelToken());
    }

    @Override
    public HeadState state() {
        Map<String, Tensor> tensors = new HashMap<>(model.state());
        Map<String, String> notes = new HashMap<>(AdapterNotes.of(adapter));
        small.ifPresent(s -> {
            tensors.putAll(s.difference());
            notes.putAll(s.notes());
        });
        return new HeadState(method, tensors, notes);
    }
}
