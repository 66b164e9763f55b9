package org.handful.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.handful.ui.common.FxThread;

/**
 * Tells how long the start took when asked by {@code -Dhandful.startup=true}; with {@code exit} the program also ends
 * then. Usable is when the first frame of the first screen was drawn and the thread that handles input is free again.
 * FX thread.
 */
final class StartupClock extends AnimationTimer {
    private static final String ASKED = System.getProperty("handful.startup", "false");
    /** The first pulse draws the first frame; the second comes once it is out and events were handled. */
    private static final int USABLE = 2;

    private int pulses;

    private StartupClock() {}

    /** Watches a stage that was just shown. */
    static void watch(Stage stage) {
        if (!ASKED.equals("false") && stage.isShowing()) {
            new StartupClock().start();
        }
    }

    @Override
    public void handle(long now) {
        if (++pulses == USABLE) {
            stop();
            FxThread.platform().later(StartupClock::tell);
        }
    }

    private static void tell() {
        ProcessHandle.current().info().startInstant().ifPresent(begun -> System.err.printf(Locale.ROOT,
                "usable %.2f s after the process began%n", Duration.between(begun, Instant.now()).toMillis() / 1000.0));
        if (ASKED.equals("exit")) {
            Platform.exit();
        }
    }
}
