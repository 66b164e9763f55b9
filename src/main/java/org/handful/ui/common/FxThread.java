package org.handful.ui.common;

import javafx.application.Platform;

/**
 * The only door to the FX thread, so that tests can put another one in its place and nothing else in the program needs
 * a running toolkit. Thread-safe.
 */
public interface FxThread {
    /** Runs now when already on the FX thread, else as soon as it is free. */
    void run(Runnable task);

    /** Runs after what the FX thread does now, in particular after the current layout pass. */
    void later(Runnable task);

    /** The real thing. */
    static FxThread platform() {
        return new FxThread() {
            @Override
            public void run(Runnable task) {
                if (Platform.isFxApplicationThread()) {
                    task.run();
                } else {
                    Platform.runLater(task);
                }
            }

            @Override
            public void later(Runnable task) {
                Platform.runLater(task);
            }
        };
    }

    /** Runs everything at once on the calling thread: for tests without a toolkit. */
    static FxThread direct() {
        return new FxThread() {
            @Override
            public void run(Runnable task) {
                task.run();
            }

            @Override
            public void later(Runnable task) {
                task.run();
            }
        };
    }
}
