package org.handful.run.preflight;

import java.util.List;
import java.util.Optional;

/**
 * What a run is expected to cost.
 *
 * @param seconds all phases together
 * @param low and {@code high}: it would be a surprise to be outside of these
 * @param basis the worst of any phase that matters
 * @param from measurements behind the phase with the fewest, of those that matter
 * @param beforeSeconds of those of the fit, before its first step
 * @param cached images whose embedding is in the project already
 * @param peakBytes highest memory of the process
 * @param shortage when it would not fit
 * @param remedies what would fit instead; empty when it fits
 */
public record Forecast(
        double seconds, double low, double high, Basis basis, int from, double embedSeconds, double fitSeconds,
        double beforeSeconds, double evaluateSeconds, RunTask task, int cached, long peakBytes, Optional<Shortage> shortage,
        List<Remedy> remedies) {
    public Forecast {
        remedies = List.copyOf(remedies);
    }
}
