package org.handful.ui.train.queue;

import java.util.Optional;
import java.util.function.DoubleConsumer;

/** The run that goes on, as the queue handles it. FX thread. */
public interface RunningRun {
    /** Between two steps. */
    void pause();

    void resume();

    boolean paused();

    /** Ends it; where something was learned already, a person is asked what to keep. */
    void end();

    /** @param listener hears 0 to 1, or below 0 while it is not known */
    void onProgress(DoubleConsumer listener);

    /** @param foreseen what it was expected to take in all */
    Optional<Double> secondsLeft(Optional<Double> foreseen);
}
