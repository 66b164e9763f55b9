package org.handful.tune.compress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.model.Tensor;

/**
 * What a training changed inside the network, as it is kept: the difference to what the adapter began with, which its seed
 * gives again (the way down of LoRA begins with random numbers).
 *
 * @param difference by name
 */
public record SmallUpdate(Map<String, Tensor> difference, long seed) {
    private static final String SEED = "difference to the start of seed";

    public SmallUpdate {
        difference = Map.copyOf(difference);
    }

    /** The numbers that the network computes with, in single precision as the engine has them. */
    public Map<String, Tensor> added(BackboneSession session, Adapter adapter) throws HandfulException {
        Map<String, Tensor> out = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> start : session.start(adapter, seed).entrySet()) {
            double[] from = start.getValue().values();
            double[] by = values(start.getKey(), from.length);
            double[] to = new double[from.length];
            for (int i = 0; i < to.length; i++) {
                to[i] = (float) from[i] + (float) by[i];
            }
            out.put(start.getKey(), new Tensor(start.getValue().shape(), to));
        }
        return out;
    }

    private double[] values(String name, int length) throws BackboneException {
        Tensor by = difference.get(name);
        if (by == null || by.values().length != length) {
            throw new BackboneException(BackboneException.Problem.MISSHAPEN_TENSOR, Because.of("because.adapter"), name, length,
                    by == null ? 0 : by.values().length);
        }
        return by.values();
    }

    /** For {@link #seed(Map)}. */
    public Map<String, String> notes() {
        return Map.of(SEED, String.valueOf(seed));
    }

    /** Empty for a model that holds its numbers as they are. @throws BackboneException for a seed that is none */
    public static OptionalLong seed(Map<String, String> notes) throws BackboneException {
        String seed = notes.get(SEED);
        try {
            return seed == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed));
        } catch (NumberFormatException e) {
            throw new BackboneException(BackboneException.Problem.BAD_WEIGHTS, e, Because.of("because.adapter"),
                    Because.of("because.adapter.notes", notes));
        }
    }
}
