package org.handful.tune.shift;

import org.handful.model.ProgressListener;

/** Progress of work that does the same several times. @param count how often */
record Rounds(ProgressListener all, int count) {
    /** Of one time. @param number from 0 on */
    ProgressListener of(int number) {
        return (done, total) -> all.update(number * total + done, count * total);
    }
}
