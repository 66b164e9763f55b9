package org.handful.run.race;

import java.util.List;
import org.handful.model.SplitSpec;

/**
 * Every method with every backbone, on the same split as a run with this seed.
 *
 * @param entrants at least one
 * @param backbones ids, at least one
 */
public record RaceSpec(List<Entrant> entrants, List<String> backbones, SplitSpec split, long seed) {
    public RaceSpec {
        entrants = List.copyOf(entrants);
        backbones = List.copyOf(backbones);
    }

    /** How many lines the result will have. */
    public int size() {
        return entrants.size() * backbones.size();
    }
}
