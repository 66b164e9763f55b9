package org.handful.run.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.handful.error.HandfulException;
import org.handful.model.TrainingEvent;
import org.handful.run.TrainingListener;
import org.handful.store.ProjectFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the events of a fit on to whoever watches, and to the project file in batches: a transaction for every step
 * would cost more than many a step. Used by the fitting thread alone.
 */
final class EventSink implements Consumer<TrainingEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(EventSink.class);
    private static final long BATCH_NANOS = 500_000_000;

    private final ProjectFile file;
    private final long run;
    private final TrainingListener listener;
    private final List<TrainingEvent> waiting = new ArrayList<>();
    private long flushed = System.nanoTime();

    EventSink(ProjectFile file, long run, TrainingListener listener) {
        this.file = file;
        this.run = run;
        this.listener = listener;
    }

    @Override
    public void accept(TrainingEvent event) {
        waiting.add(event);
        try {
            listener.event(event);
        } catch (RuntimeException e) {
            // Whoever only watches must not end a training.
            LOG.error("a listener of run {} failed", run, e);
        }
        if (System.nanoTime() - flushed > BATCH_NANOS) {
            flush();
        }
    }

    /** What cannot be stored now waits for the next time. */
    void flush() {
        try {
            if (!waiting.isEmpty()) {
                file.appendEvents(run, waiting);
                waiting.clear();
            }
        } catch (HandfulException e) {
            // The fit goes on: the end of the run meets the same trouble and reports it where a person looks.
            LOG.warn("the curve of run {} could not be stored", run, e);
        }
        flushed = System.nanoTime();
    }
}
