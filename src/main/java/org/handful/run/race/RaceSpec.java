package org.handful.run.race;

import java.util.List;
import org.handful.model.SplitSpec;

/**
 * Every method with every backbone, on the same split as a run with this seed.
 *
 * @param entrants at least one
 * @param backbones ids, at least one
 * @param auxiliary id of a second backbone, which methods that fuse two see beside each of the others; empty for none
 */
public record RaceSpec(List<Entrant> entrants, List<String> backbones, SplitSpec split, long seed, String auxiliary) {
    public RaceSpec {
        entrants = List.copyOf(entrants);
        backbones = List.copyOf(backbones);
        auxiliary = auxiliary == null ? "" : auxiliary;
    }

    /** Without a second backbone. */
    public RaceSpec(List<Entrant> entrants, List<String> backbones, SplitSpec split, long seed) {
        this(entrants, backbones, split, seed, "");
    }

    /** How many lines the result will have. */
    public int size() {
        return entrants.size() * backbones.size();
    }
}
