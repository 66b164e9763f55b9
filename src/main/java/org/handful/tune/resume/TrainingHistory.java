package org.handful.tune.resume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.handful.model.TrainingEvent;

/** The points of the curves so far: a training that goes on shows them whole. Not thread-safe. */
public final class TrainingHistory {
    private static final String STEPS = "history.steps";
    private static final String LOOKS = "history.looks";
    private static final int STEP_FIELDS = 3;
    private static final int LOOK_FIELDS = 3;

    private final List<float[]> steps = new ArrayList<>();
    private final List<float[]> looks = new ArrayList<>();

    /** Remembers steps and looks at held-out images; other events say something about a moment that is gone. */
    public void add(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Step s -> steps.add(new float[] {s.step(), (float) s.loss(), (float) s.accuracy()});
            case TrainingEvent.HeldOut h -> {
                float[] look = new float[LOOK_FIELDS + h.predicted().length];
                look[0] = h.step();
                look[1] = (float) h.loss();
                look[2] = (float) h.accuracy();
                for (int i = 0; i < h.predicted().length; i++) {
                    look[LOOK_FIELDS + i] = h.predicted()[i];
                }
                looks.add(look);
            }
            case TrainingEvent.Preparing _, TrainingEvent.Started _, TrainingEvent.Note _, TrainingEvent.GpuUse _,
                    TrainingEvent.Ended _ -> { }
        }
    }

    /** The last step of the curves; 0 before the first. */
    public int last() {
        return steps.isEmpty() ? 0 : (int) steps.getLast()[0];
    }

    public void save(Map<String, float[]> numbers) {
        numbers.put(STEPS, flat(steps));
        numbers.put(LOOKS, flat(looks));
    }

    /**
     * Takes what {@link #save} put there, and tells it again.
     *
     * @param heldOut how many images are looked at
     */
    public void resume(Map<String, float[]> numbers, int heldOut, int totalSteps, Consumer<TrainingEvent> events) {
        split(numbers.get(STEPS), STEP_FIELDS, steps);
        split(numbers.get(LOOKS), LOOK_FIELDS + heldOut, looks);
        int next = 0;
        for (float[] s : steps) {
            events.accept(new TrainingEvent.Step((int) s[0], totalSteps, s[1], s[2], 0, 0));
            for (; next < looks.size() && looks.get(next)[0] == s[0]; next++) {
                float[] look = looks.get(next);
                int[] predicted = new int[heldOut];
                for (int i = 0; i < heldOut; i++) {
                    predicted[i] = (int) look[LOOK_FIELDS + i];
                }
                events.accept(new TrainingEvent.HeldOut((int) look[0], look[1], look[2], predicted));
            }
        }
    }

    private static float[] flat(List<float[]> rows) {
        float[] out = new float[rows.stream().mapToInt(r -> r.length).sum()];
        int at = 0;
        for (float[] row : rows) {
            System.arraycopy(row, 0, out, at, row.length);
            at += row.length;
        }
        return out;
    }

    private static void split(float[] flat, int fields, List<float[]> rows) {
        for (int at = 0; at < flat.length; at += fields) {
            rows.add(Arrays.copyOfRange(flat, at, at + fields));
        }
    }
}
