package org.handful.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a job is.
 *
 * @param stage what it does now: IMPORT, EMBED, FIT, EVALUATE, ...
 * @param total 0 when unknown
 * @param perSecond rate over the last seconds, 0 when unknown
 * @param left estimated time left, empty while it cannot be known
 */
public record JobProgress(Stage stage, long done, long total, double perSecond, Optional<Duration> left) {
    /** The parts of long work, each with a text in the bundle. */
    public enum Stage {
        STARTING,
        READING,
        /** Folders of other images are read. */
        FOLDERS(false),
        EMBEDDING,
        /** Singular vectors are found. */
        DECOMPOSING(false),
        /** The first step of a full fine-tuning is summed up. */
        GRADIENT,
        /** Mixtures of statistics are tried. */
        MIXING(false),
        /** The head is solved that a training begins with. */
        HEAD(false),
        FITTING,
        EVALUATING,
        STORING,
        MEASURING,
        DONE;

        private final boolean counted;

        Stage() {
            this(true);
        }

        Stage(boolean counted) {
            this.counted = counted;
        }

        /** Whether it works through things of which a person knows the number; otherwise only their share says something. */
        public boolean counted() {
            return counted;
        }
    }

    public static JobProgress starting() {
        return new JobProgress(Stage.STARTING, 0, 0, 0, Optional.empty());
    }

    /** 0..1, or -1 when the total is unknown. */
    public double fraction() {
        return total <= 0 ? -1 : Math.min(1, (double) done / total);
    }
}
