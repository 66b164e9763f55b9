package org.handful.tune.soup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handful.engine.TuningSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Factored;
import org.handful.method.Checkpoints;
import org.handful.model.Tensor;
import org.handful.tune.resume.TrainingHistory;

/**
 * What a soup leaves behind when it is broken off: the ingredients that are done, the points of their curves, the best of
 * what was seen, and the state of the one in the pot. Not thread-safe.
 */
final class SoupState {
    private static final String AT = "soup.at";
    private static final String DONE = "soup.done.";
    private static final String BEST = "soup.best";
    private static final String BEST_STEP = "soup.best_step";
    private static final String LOWEST = "soup.lowest";
    private static final String CURVES = "soup.curves.";
    private static final String SHAPE = "shape.";

    private final Checkpoints outer;
    private final List<Map<String, Tensor>> done = new ArrayList<>();
    private Map<String, float[]> curves = new LinkedHashMap<>();
    private Optional<Map<String, Tensor>> best = Optional.empty();
    private int bestStep;
    private double lowest = Double.POSITIVE_INFINITY;
    private Optional<Checkpoints.State> inPot = Optional.empty();

    SoupState(Checkpoints outer) {
        this.outer = outer;
        outer.last().ifPresent(this::read);
    }

    List<Map<String, Tensor>> done() {
        return done;
    }

    Optional<Map<String, Tensor>> best() {
        return best;
    }

    int bestStep() {
        return bestStep;
    }

    /** Of the points of the ingredients that are done: what {@link TrainingHistory#resume} takes. */
    Map<String, float[]> curves() {
        return curves;
    }

    /** With what the ingredients that are done were drawn from, if there are any: found anew it might have other signs. */
    Adapter asBefore(Adapter found) {
        return inPot.isPresent() && found instanceof Factored f ? f.with(TuningSession.drawn(inPot.get().numbers())) : found;
    }

    /** An ingredient is done. @param loss lowest that was seen of it on held-out images, with the state it had then */
    void add(
            Map<String, Tensor> state, TrainingHistory history, double loss, Optional<Map<String, Tensor>> then,
            int step) {
        done.add(state);
        curves = new LinkedHashMap<>();
        history.save(curves);
        inPot = Optional.empty();
        if (loss < lowest) {
            lowest = loss;
            best = then;
            bestStep = step;
        }
    }

    /** Where the ingredient in the pot leaves its state. */
    Checkpoints pot() {
        return new Checkpoints() {
            @Override
            public Duration pause() {
                return outer.pause();
            }

            @Override
            public Optional<State> last() {
                return inPot;
            }

            @Override
            public void keep(State state) {
                outer.keep(all(state));
            }
        };
    }

    private Checkpoints.State all(Checkpoints.State pot) {
        Map<String, float[]> numbers = new LinkedHashMap<>(pot.numbers());
        Map<String, String> facts = new LinkedHashMap<>(pot.facts());
        facts.put(AT, String.valueOf(done.size()));
        for (int i = 0; i < done.size(); i++) {
            put(DONE + i + ".", done.get(i), numbers, facts);
        }
        best.ifPresent(b -> put(BEST + ".", b, numbers, facts));
        facts.put(BEST_STEP, String.valueOf(bestStep));
        facts.put(LOWEST, String.valueOf(lowest));
        curves.forEach((name, values) -> numbers.put(CURVES + name, values));
        return new Checkpoints.State(numbers, facts);
    }

    private void read(Checkpoints.State state) {
        inPot = Optional.of(state);
        int at = Integer.parseInt(state.facts().get(AT));
        for (int i = 0; i < at; i++) {
            done.add(take(DONE + i + ".", state));
        }
        Map<String, Tensor> found = take(BEST + ".", state);
        best = found.isEmpty() ? Optional.empty() : Optional.of(found);
        bestStep = Integer.parseInt(state.facts().get(BEST_STEP));
        lowest = Double.parseDouble(state.facts().get(LOWEST));
        state.numbers().forEach((name, values) -> {
            if (name.startsWith(CURVES)) {
                curves.put(name.substring(CURVES.length()), values);
            }
        });
    }

    private static void put(
            String prefix, Map<String, Tensor> tensors, Map<String, float[]> numbers, Map<String, String> facts) {
        tensors.forEach((name, t) -> {
            float[] values = new float[t.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) t.values()[i];
            }
            numbers.put(prefix + name, values);
            facts.put(SHAPE + prefix + name,
                    Arrays.stream(t.shape()).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
        });
    }

    private static Map<String, Tensor> take(String prefix, Checkpoints.State state) {
        Map<String, Tensor> out = new LinkedHashMap<>();
        state.numbers().forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                double[] wide = new double[values.length];
                Arrays.setAll(wide, i -> values[i]);
                int[] shape = Arrays.stream(state.facts().get(SHAPE + name).split(" "))
                        .mapToInt(Integer::parseInt).toArray();
                out.put(name.substring(prefix.length()), new Tensor(shape, wide));
            }
        });
        return out;
    }
}
