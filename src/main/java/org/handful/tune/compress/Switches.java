package org.handful.tune.compress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Masks;
import org.handful.error.HandfulException;
import org.handful.model.Tensor;
import org.handful.tune.training.TunedNetwork;

/**
 * What a training of switches leaves behind (R-AMT; Zheng et al., ICCV 2023): which of them are off. The numbers behind them
 * act no more, so nothing is lost, and what is kept of a switch is a bit or two where off ones are many, and far less where
 * they are few.
 *
 * @param network that predicts what the one with all numbers does
 * @param off switches that are off
 * @param all of them
 */
public record Switches(TunedNetwork network, long off, long all) {
    /** @param full of {@link Masks} @param seed of the training */
    public static Switches of(BackboneSession session, TunedNetwork full, long seed) throws HandfulException {
        Map<String, Tensor> difference = new HashMap<>();
        long off = 0;
        long all = 0;
        for (Map.Entry<String, Tensor> t : full.model().state().entrySet()) {
            if (t.getKey().endsWith(Masks.MASK)) {
                double[] by = new double[t.getValue().values().length];
                for (int i = 0; i < by.length; i++) {
                    // As the network compares them.
                    if (!((float) t.getValue().values()[i] > (float) Masks.THRESHOLD)) {
                        by[i] = -(float) Masks.START;
                        off++;
                    }
                }
                all += by.length;
                difference.put(t.getKey(), new Tensor(t.getValue().shape(), by));
            }
        }
        var small = new SmallUpdate(difference, seed);
        Map<String, Tensor> tensors = new HashMap<>(full.model().state());
        tensors.putAll(small.added(session, full.adapter()));
        return new Switches(new TunedNetwork(full.method(), full.adapter(), session.adapted(full.adapter(), tensors),
                Optional.of(small)), off, all);
    }
}
