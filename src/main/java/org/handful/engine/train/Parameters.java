package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.handful.engine.net.Staging;
import org.handful.model.Tensor;

/** Named numbers that are trained, with their moments, in memory of their own until {@link #close}. */
public final class Parameters implements AutoCloseable {
    private static final String FIRST = "#first";
    private static final String SECOND = "#second";

    private final NDManager manager;
    private final Staging staging;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, NDArray> fixed = new LinkedHashMap<>();

    public Parameters(NDManager parent, Staging staging) {
        this.manager = parent.newSubManager();
        this.staging = staging;
    }

    /** Sets a parameter, with moments at zero. */
    public void put(String name, Tensor tensor) {
        Slot old = slots.put(name, Slot.of(tensor(manager, staging, tensor)));
        if (old != null) {
            old.close();
        }
    }

    /** Sets a tensor that is not trained but lives as long as these. */
    public void fix(String name, Tensor tensor) {
        fixed.put(name, tensor(manager, staging, tensor));
    }

    public NDArray fixed(String name) {
        return fixed.get(name);
    }

    public Map<String, Slot> slots() {
        return slots;
    }

    /** The numbers themselves, for prediction. */
    public Map<String, NDArray> values() {
        Map<String, NDArray> out = new LinkedHashMap<>();
        slots.forEach((name, slot) -> out.put(name, slot.value()));
        return out;
    }

    /**
     * Copies that collect gradients. Being new in every step, they need no zeroing and die with the step, and the
     * originals can be updated in place.
     */
    public Map<String, NDArray> leaves(NDManager scope) {
        Map<String, NDArray> out = new LinkedHashMap<>();
        slots.forEach((name, slot) -> {
            NDArray leaf = slot.value().duplicate();
            leaf.attach(scope);
            leaf.setRequiresGradient(true);
            out.put(name, leaf);
        });
        return out;
    }

    /** What is trained with what its update rule remembers, in names that {@link #resume} knows. */
    public Map<String, float[]> progress() {
        Map<String, float[]> out = new LinkedHashMap<>();
        slots.forEach((name, slot) -> {
            out.put(name, slot.value().toFloatArray());
            out.put(name + FIRST, slot.first().toFloatArray());
            out.put(name + SECOND, slot.second().toFloatArray());
        });
        return out;
    }

    /** Goes on from {@link #progress} of parameters with the same names and shapes. */
    public void resume(Map<String, float[]> progress) {
        slots.replaceAll((name, slot) -> {
            long[] shape = slot.value().getShape().getShape();
            Slot saved = new Slot(staging.tensor(manager, progress.get(name), shape),
                    staging.tensor(manager, progress.get(name + FIRST), shape),
                    staging.tensor(manager, progress.get(name + SECOND), shape));
            slot.close();
            return saved;
        });
    }

    /** What is trained, as arrays. */
    public Map<String, Tensor> snapshot() {
        Map<String, Tensor> out = new LinkedHashMap<>();
        slots.forEach((name, slot) -> out.put(name, tensor(slot.value())));
        return out;
    }

    @Override
    public void close() {
        manager.close();
    }

    /** An array as a tensor of the library. */
    public static NDArray tensor(NDManager manager, Staging staging, Tensor tensor) {
        float[] values = new float[tensor.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.values()[i];
        }
        return staging.tensor(manager, values, Arrays.stream(tensor.shape()).asLongStream().toArray());
    }

    private static Tensor tensor(NDArray array) {
        float[] values = array.toFloatArray();
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return new Tensor(LongStream.of(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray(), wide);
    }
}
