package org.handful.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that determines a run, apart from the images.
 *
 * @param settings names and values of the method's Config; what is absent takes its default
 * @param auxiliary id of a second backbone, for methods that fuse two; empty for most, and in runs before format 4
 */
public record RunSpec(
        String backbone, String method, Map<String, String> settings, SplitSpec split, long seed, String auxiliary) {
    public RunSpec {
        settings = Map.copyOf(new TreeMap<>(settings));
        auxiliary = auxiliary == null ? "" : auxiliary;
    }

    /** On one backbone. */
    public RunSpec(String backbone, String method, Map<String, String> settings, SplitSpec split, long seed) {
        this(backbone, method, settings, split, seed, "");
    }

    public RunSpec with(Map<String, String> others) {
        return new RunSpec(backbone, method, others, split, seed, auxiliary);
    }

    public RunSpec with(SplitSpec other) {
        return new RunSpec(backbone, method, settings, other, seed, auxiliary);
    }

    /** @param id of a second backbone; empty for none */
    public RunSpec beside(String id) {
        return new RunSpec(backbone, method, settings, split, seed, id);
    }

    /** Whether there is a second backbone. */
    public boolean fuses() {
        return !auxiliary.isEmpty();
    }

    /** The id of the backbone, or those of both. */
    public String backbones() {
        return fuses() ? backbone + " + " + auxiliary : backbone;
    }
}
