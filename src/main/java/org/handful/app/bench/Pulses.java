package org.handful.app.bench;

import java.util.Arrays;
import javafx.animation.AnimationTimer;
import org.handful.run.bench.window.WindowReport;

/** When frames came, while something was done in each of them. FX thread. */
final class Pulses extends AnimationTimer {
    private final Runnable each;
    private long[] at = new long[4096];
    private int count;

    /** @param each done at every frame, as a person who scrolls would */
    Pulses(Runnable each) {
        this.each = each;
    }

    @Override
    public void handle(long now) {
        if (count == at.length) {
            at = Arrays.copyOf(at, 2 * count);
        }
        at[count++] = System.nanoTime();
        each.run();
    }

    WindowReport.Frames frames(String what) {
        stop();
        return WindowReport.Frames.of(what, Arrays.copyOf(at, count));
    }
}
