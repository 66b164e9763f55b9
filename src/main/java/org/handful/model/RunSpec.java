package org.handful.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that determines a run, apart from the images.
 *
 * @param settings names and values of the method's Config; what is absent takes its default
 */
public record RunSpec(String backbone, String method, Map<String, String> settings, SplitSpec split, long seed) {
    public RunSpec {
        settings = Map.copyOf(new TreeMap<>(settings));
    }
}
