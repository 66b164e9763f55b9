package org.handful.tune.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.handful.engine.TuningSession;
import org.handful.engine.adapter.StepImages;
import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.method.FitContext;
import org.handful.model.LabelledPixels;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;

/** Looks at the held-out images now and then, and remembers the state that had the lowest loss. */
public final class HeldOutWatch {
    private static final int LOOKS = 20;
    /** Small, so that a stop need not wait for all held-out images. */
    private static final int CHUNK = 16;
    private static final double SMALLEST = 1e-12;
    private static final String BEST = "best/";
    private static final String LOWEST = "lowest";
    private static final String BEST_STEP = "best_step";
    /** Below every view of the support images. */
    private static final long FIRST_VIEW = Long.MIN_VALUE;

    private final TuningSession tuning;
    private final Optional<LabelledPixels> heldOut;
    private final FitContext context;
    private final Consumer<TrainingEvent> events;
    private final int every;
    private double lowest = Double.POSITIVE_INFINITY;
    private Optional<Map<String, Tensor>> best = Optional.empty();
    private int bestStep;

    HeldOutWatch(TuningSession tuning, Optional<LabelledPixels> heldOut, int steps, FitContext context,
            Consumer<TrainingEvent> events) {
        this.events = events;
        this.tuning = tuning;
        this.heldOut = heldOut.filter(h -> h.x().count() > 0);
        this.context = context;
        this.every = Math.max(1, steps / LOOKS);
    }

    /** After a step; a stop or cancel breaks the look off without an event. */
    void after(int step, boolean last) throws HandfulException {
        if (heldOut.isEmpty() || (step % every != 0 && !last)) {
            return;
        }
        LabelledPixels images = heldOut.get();
        int n = images.x().count();
        int[] predicted = new int[n];
        double loss = 0;
        int correct = 0;
        for (int from = 0; from < n; from += CHUNK) {
            context.cancel().throwIfCancelled();
            if (context.cancel().stopRequested()) {
                return;
            }
            int to = Math.min(n, from + CHUNK);
            double[][] p = tuning.watch(StepImages.of(images.x(), from, to, FIRST_VIEW));
            for (int i = from; i < to; i++) {
                double[] row = p[i - from];
                loss -= Math.log(Math.max(SMALLEST, row[images.y()[i]]));
                predicted[i] = Vectors.argmax(row);
                correct += predicted[i] == images.y()[i] ? 1 : 0;
            }
        }
        if (loss / n < lowest) {
            lowest = loss / n;
            best = Optional.of(tuning.snapshot());
            bestStep = step;
        }
        events.accept(new TrainingEvent.HeldOut(step, loss / n, (double) correct / n, predicted));
    }

    /** How many images are looked at. */
    int images() {
        return heldOut.map(h -> h.x().count()).orElse(0);
    }

    /** What {@link #resume} needs to go on from here. */
    void save(Map<String, float[]> numbers, Map<String, String> facts) {
        facts.put(LOWEST, String.valueOf(lowest));
        facts.put(BEST_STEP, String.valueOf(bestStep));
        best.ifPresent(state -> state.forEach((name, tensor) -> numbers.put(BEST + name, floats(tensor))));
    }

    /** @param state of the same session: it has every name and shape of the saved best one */
    void resume(Map<String, Tensor> state, Map<String, float[]> numbers, Map<String, String> facts) {
        lowest = Double.parseDouble(facts.get(LOWEST));
        bestStep = Integer.parseInt(facts.get(BEST_STEP));
        if (bestStep > 0) {
            Map<String, Tensor> found = new HashMap<>(state);
            found.replaceAll((name, now) -> then(now, numbers.get(BEST + name)));
            best = Optional.of(found);
        }
    }

    /** What never changes stays as it is: it may be finer than the floats that were saved. */
    private static Tensor then(Tensor now, float[] saved) {
        return Arrays.equals(floats(now), saved) ? now : new Tensor(now.shape(), Vectors.wide(saved));
    }

    private static float[] floats(Tensor tensor) {
        float[] out = new float[tensor.values().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) tensor.values()[i];
        }
        return out;
    }

    Optional<Map<String, Tensor>> best() {
        return best;
    }

    /** 0 without best. */
    int bestStep() {
        return bestStep;
    }
}
