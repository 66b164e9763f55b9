package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.handful.engine.net.Staging;
import org.handful.error.EngineException;
import org.handful.model.Tensor;

/**
 * Named numbers that are trained, with their moments, in memory of their own until {@link #close}. They lie one behind the
 * other in one array, so that a step takes few operations however many names there are: a GPU waits for whoever calls it.
 */
public final class Parameters implements AutoCloseable {
    private static final String FIRST = "#first";
    private static final String SECOND = "#second";

    private final NDManager manager;
    private final Staging staging;
    private final Map<String, int[]> shapes = new LinkedHashMap<>();
    private final Map<String, NDArray> fixed = new LinkedHashMap<>();
    private final Map<String, NDArray> moving = new LinkedHashMap<>();
    private Slot all;
    private Map<String, NDArray> values = Map.of();

    /** @param begin by name, in the order that they lie in; moments begin at zero */
    public Parameters(NDManager parent, Staging staging, Map<String, Tensor> begin) {
        this.manager = parent.newSubManager();
        this.staging = staging;
        try {
            begin.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
            put(begin);
        } catch (RuntimeException | Error e) {
            // Where memory ends here, whoever tries again with less must find it free.
            close();
            throw e;
        }
    }

    /** Sets all of them, with moments at zero. */
    public void put(Map<String, Tensor> tensors) {
        set(Slot.of(flat(name -> tensors.get(name).floats())));
        moving.forEach((name, value) -> set(value, tensors.get(name)));
    }

    /** Sets the numbers of one of them; what its update rule remembers stays. */
    public void replace(String name, Tensor tensor) {
        set(values.get(name), tensor);
    }

    private void set(NDArray value, Tensor tensor) {
        try (NDArray other = tensor(manager, staging, tensor)) {
            // x - x is zero, and zero plus a number is that number.
            value.subi(value).addi(other);
        }
    }

    private void set(Slot slot) {
        if (all != null) {
            all.close();
            values.values().forEach(NDArray::close);
        }
        all = slot;
        values = named(all.value());
    }

    private NDArray flat(Function<String, float[]> numbers) {
        float[] flat = new float[shapes.values().stream().mapToInt(Parameters::size).sum()];
        int at = 0;
        for (String name : shapes.keySet()) {
            float[] some = numbers.apply(name);
            System.arraycopy(some, 0, flat, at, some.length);
            at += some.length;
        }
        return staging.tensor(manager, flat, flat.length);
    }

    private static int size(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Sets a tensor that is not trained but lives as long as these. */
    public void fix(String name, Tensor tensor) {
        fixed.put(name, tensor(manager, staging, tensor));
    }

    /**
     * Some of {@link #fix} that change without being trained, and so are part of what is saved.
     *
     * @return owned by these, changed in place
     */
    public Map<String, NDArray> letMove(Set<String> names) {
        names.forEach(name -> moving.put(name, fixed.get(name)));
        return Map.copyOf(moving);
    }

    /** One of {@link #fix}, owned by these; null where there is none of that name. */
    public NDArray fixed(String name) {
        return fixed.get(name);
    }

    /** In the order that they lie in. */
    public Set<String> names() {
        return shapes.keySet();
    }

    /** The numbers themselves, for prediction. */
    public Map<String, NDArray> values() {
        return values;
    }

    /**
     * Numbers that collect gradients. Being new in every step, they need no zeroing and die with the step.
     *
     * @param all to ask for the gradient, which is flat as well
     * @param named what the network uses, parts of {@code all}
     */
    public record Leaves(NDArray all, Map<String, NDArray> named) {}

    /** The numbers as they are, shared: they may change only when the backward pass is over. */
    public Leaves leaves(NDManager scope) {
        NDArray leaf = all.value().stopGradient();
        leaf.attach(scope);
        leaf.setRequiresGradient(true);
        return new Leaves(leaf, named(leaf));
    }

    /** The same without gradients: whatever is computed of them belongs to the scope. */
    public Map<String, NDArray> lent(NDManager scope) {
        NDArray shared = all.value().stopGradient();
        shared.attach(scope);
        return named(shared);
    }

    /** Parts of a flat array by name, in its own memory, owned by its manager. */
    public Map<String, NDArray> named(NDArray flat) {
        long[] ends = new long[shapes.size() - 1];
        int at = 0;
        int i = 0;
        for (int[] shape : shapes.values()) {
            at += size(shape);
            if (i < ends.length) {
                ends[i++] = at;
            }
        }
        NDList parts = flat.split(ends, 0);
        Map<String, NDArray> out = new LinkedHashMap<>();
        i = 0;
        for (Map.Entry<String, int[]> e : shapes.entrySet()) {
            NDArray part = parts.get(i++);
            int[] shape = e.getValue();
            out.put(e.getKey(), shape.length == 1
                    ? part : part.reshape(Arrays.stream(shape).asLongStream().toArray()));
        }
        return out;
    }

    /** Neighbours that are treated alike. @param to exclusive */
    public record Run<K>(K treatment, int from, int to) {}

    /** Runs of neighbours that are treated alike. */
    public <K> List<Run<K>> runs(Function<String, K> treatment) {
        List<Run<K>> out = new ArrayList<>();
        int at = 0;
        for (Map.Entry<String, int[]> e : shapes.entrySet()) {
            K own = treatment.apply(e.getKey());
            int end = at + size(e.getValue());
            if (!out.isEmpty() && out.getLast().treatment().equals(own)) {
                out.add(new Run<>(own, out.removeLast().from(), end));
            } else {
                out.add(new Run<>(own, at, end));
            }
            at = end;
        }
        return out;
    }

    /** Some of the numbers with what their update rule remembers, owned by the scope. */
    public Slot part(NDManager scope, Run<?> run) {
        return new Slot(part(scope, all.value(), run), part(scope, all.first(), run), part(scope, all.second(), run));
    }

    /** The same of a flat array. */
    public static NDArray part(NDManager scope, NDArray flat, Run<?> run) {
        NDArray out = flat.get(new NDIndex().addSliceDim(run.from(), run.to()));
        out.attach(scope);
        return out;
    }

    /** What is trained with what its update rule remembers, in names that {@link #resume} knows. */
    public Map<String, float[]> progress() {
        Map<String, float[]> out = new LinkedHashMap<>();
        split(all.value(), out, "");
        split(all.first(), out, FIRST);
        split(all.second(), out, SECOND);
        moving.forEach((name, value) -> out.put(name, value.toFloatArray()));
        return out;
    }

    private void split(NDArray flat, Map<String, float[]> out, String suffix) {
        float[] numbers = flat.toFloatArray();
        int at = 0;
        for (Map.Entry<String, int[]> e : shapes.entrySet()) {
            int end = at + size(e.getValue());
            out.put(e.getKey() + suffix, Arrays.copyOfRange(numbers, at, end));
            at = end;
        }
    }

    /** Goes on from {@link #progress} of parameters with the same names and shapes. */
    public void resume(Map<String, float[]> progress) {
        set(new Slot(flat(progress::get), flat(name -> progress.get(name + FIRST)),
                flat(name -> progress.get(name + SECOND))));
        moving.forEach((name, value) -> set(value, Tensor.of(new int[] {(int) value.size()}, progress.get(name))));
    }

    /**
     * What is trained, as arrays.
     *
     * @throws EngineException DIVERGED where numbers are none any more: after its last step no loss tells of that
     */
    public Map<String, Tensor> snapshot() throws EngineException {
        Map<String, float[]> numbers = new LinkedHashMap<>();
        split(all.value(), numbers, "");
        moving.forEach((name, value) -> numbers.put(name, value.toFloatArray()));
        Map<String, Tensor> out = new LinkedHashMap<>();
        for (Map.Entry<String, float[]> e : numbers.entrySet()) {
            for (float v : e.getValue()) {
                if (!Float.isFinite(v)) {
                    throw new EngineException(EngineException.Problem.DIVERGED, v);
                }
            }
            out.put(e.getKey(), Tensor.of(shapes.getOrDefault(e.getKey(), new int[] {e.getValue().length}), e.getValue()));
        }
        return out;
    }

    @Override
    public void close() {
        manager.close();
    }

    /** An array as a tensor of the library. */
    public static NDArray tensor(NDManager manager, Staging staging, Tensor tensor) {
        return staging.tensor(manager, tensor.floats(), Arrays.stream(tensor.shape()).asLongStream().toArray());
    }

    /** Back from the library. */
    public static Tensor read(NDArray array, int[] shape) {
        return Tensor.of(shape, array.toFloatArray());
    }
}
