package org.handful.run.work;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.handful.model.TrainingEvent;
import org.handful.model.TrainingEvent.Before;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;

/** Progress of a fit: what it does before its first step, then its steps. For the fitting thread. */
public final class FitPace implements Consumer<TrainingEvent> {
    private final Job<?> job;
    private final Map<Before, Long> nanos = new EnumMap<>(Before.class);
    private Pace pace;
    private Before now;
    private long since;

    public FitPace(Job<?> job) {
        this.job = job;
        pace = new Pace(job, Stage.FITTING);
    }

    @Override
    public void accept(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Preparing p -> {
                if (p.what() != now || p.total() == 0) {
                    change(p.what());
                    pace = new Pace(job, stage(p.what()));
                }
                pace.update(p.done(), p.total());
            }
            case TrainingEvent.Started _ -> fitting();
            case TrainingEvent.Step s -> {
                // A step from before the program was killed: it took no time now.
                if (now != null || s.stepsPerSecond() == 0) {
                    fitting();
                }
                pace.update(s.step(), s.totalSteps());
            }
            case TrainingEvent.HeldOut _, TrainingEvent.Note _, TrainingEvent.GpuUse _, TrainingEvent.Ended _ -> { }
        }
    }

    /** How long such work took so far. */
    public double seconds(Before what) {
        return nanos.getOrDefault(what, 0L) / 1e9;
    }

    private void fitting() {
        change(null);
        pace = new Pace(job, Stage.FITTING);
    }

    private void change(Before next) {
        long at = System.nanoTime();
        if (now != null) {
            nanos.merge(now, at - since, Long::sum);
        }
        now = next;
        since = at;
    }

    private static Stage stage(Before what) {
        return switch (what) {
            case IMAGES -> Stage.READING;
            case FOLDERS -> Stage.FOLDERS;
            case EMBEDDINGS -> Stage.EMBEDDING;
            case SINGULAR_VECTORS -> Stage.DECOMPOSING;
            case FIRST_GRADIENT -> Stage.GRADIENT;
            case STATISTICS -> Stage.MIXING;
            case HEAD -> Stage.HEAD;
        };
    }
}
