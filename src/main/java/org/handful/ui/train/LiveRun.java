package org.handful.ui.train;

import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.handful.run.JobProgress;
import org.handful.ui.common.JobModel;
import org.handful.ui.train.queue.RunningRun;

/** A training that goes on, as the queue handles it. FX thread. */
final class LiveRun implements RunningRun {
    private static final double NANOS = 1e9;

    private final LiveTraining live;
    private final JobModel job;
    private final long started = System.nanoTime();

    /** @param job null when it ended before anybody could look */
    LiveRun(LiveTraining live, JobModel job) {
        this.live = live;
        this.job = job;
    }

    @Override
    public void pause() {
        live.pause();
    }

    @Override
    public void resume() {
        live.resume();
    }

    @Override
    public boolean paused() {
        return live.paused().get();
    }

    @Override
    public void end() {
        if (live.curved()) {
            live.stop();
        } else {
            live.cancel();
        }
    }

    @Override
    public void onProgress(DoubleConsumer listener) {
        if (job != null) {
            job.progress().subscribe(p -> listener.accept(p.fraction()));
        }
    }

    /** The fit knows its pace; before it, what was foreseen less what has passed. */
    @Override
    public Optional<Double> secondsLeft(Optional<Double> foreseen) {
        if (job == null) {
            return foreseen;
        }
        JobProgress now = job.progress().get();
        Optional<Double> told = now.left().map(d -> d.toMillis() / 1000.0);
        if (now.stage() == JobProgress.Stage.FITTING && told.isPresent()) {
            return told;
        }
        double passed = (System.nanoTime() - started - job.job().token().restedNanos()) / NANOS;
        Optional<Double> rest = foreseen.map(all -> Math.max(0, all - passed));
        return rest.isPresent() && told.isPresent() ? Optional.of(Math.max(rest.get(), told.get()))
                : rest.or(() -> told);
    }
}
