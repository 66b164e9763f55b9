package org.handful.run.preflight;

import java.time.Instant;

/**
 * What a task has cost.
 *
 * @param embedSeconds for {@link RunTask.Work#toEmbed} images
 * @param fitSeconds 0 when nothing was fitted
 * @param evaluateSeconds for {@link RunTask.Work#test} images
 * @param peakBytes highest resident memory of the process meanwhile; 0 when it was not measured
 * @param vectorSeconds of those of the fit, for the singular vectors before its first step
 * @param probeSeconds of those of the fit, for heads that begin as a linear probe
 */
public record Measurement(
        Instant at, RunTask task, double embedSeconds, double fitSeconds, double evaluateSeconds, long peakBytes,
        double vectorSeconds, double probeSeconds) {
    /** Of a fit with neither singular vectors nor a probe. */
    public Measurement(
            Instant at, RunTask task, double embedSeconds, double fitSeconds, double evaluateSeconds, long peakBytes) {
        this(at, task, embedSeconds, fitSeconds, evaluateSeconds, peakBytes, 0, 0);
    }

    /** Whether every part is there that the models read: what is kept in a file may come from anywhere. */
    public boolean complete() {
        return at != null && task != null && task.network() != null && task.network().sha256() != null
                && task.work() != null && task.method() != null && task.device() != null;
    }
}
