package org.handful.store.record;

import java.util.Map;

/**
 * An image as it was when a run started.
 *
 * @param truth index into the run's classes, or -1
 */
public record RunImage(String name, String sha256, int truth, Map<String, String> attributes) {
    public RunImage {
        attributes = Map.copyOf(attributes);
    }
}
