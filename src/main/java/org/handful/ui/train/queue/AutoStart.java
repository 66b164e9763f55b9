package org.handful.ui.train.queue;

import org.handful.run.Workbench;
import org.handful.ui.common.Background;

/** Whether runs that an earlier start left begin without being told: a setting of the program. */
public record AutoStart(Workbench workbench, Background background) {
    private static final String KEY = "train.queue.autostart";

    /** Cheap: from memory. */
    public boolean on() {
        return workbench.preference(KEY).map(Boolean::parseBoolean).orElse(false);
    }

    public void choose(boolean on) {
        background.edit(() -> workbench.putPreference(KEY, String.valueOf(on)));
    }
}
