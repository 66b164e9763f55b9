package org.handful.run;

import java.util.OptionalInt;

/**
 * What shall compute.
 *
 * @param device {@code auto}, {@code cpu} or {@code gpu}; checked when the engine starts
 * @param threads that one operation may use on the CPU, at least 1; empty to leave it to the program
 */
public record Compute(String device, OptionalInt threads) {
    public Compute(String device) {
        this(device, OptionalInt.empty());
    }
}
