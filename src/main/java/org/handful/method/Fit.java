package org.handful.method;

import java.util.Optional;

/**
 * What a fit gives.
 *
 * @param last what there was at the end
 * @param best what there was at the step with the lowest held-out loss, if the method has steps and held-out images
 *     were given; it was chosen on those images, so their figures are optimistic for it
 * @param bestStep 0 without best
 * @param stopped true when a person ended it early
 */
public record Fit<T>(T last, Optional<T> best, int steps, int bestStep, boolean stopped) {
    /** For methods without steps. */
    public static <T> Fit<T> of(T fitted) {
        return of(fitted, false);
    }

    /** The same for those that a person can end early, though they tell no steps. */
    public static <T> Fit<T> of(T fitted, boolean stopped) {
        return new Fit<>(fitted, Optional.empty(), 0, 0, stopped);
    }
}
