package org.handful.run.race;

import java.util.List;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;

/**
 * N-way K-shot episodes for one or several methods.
 *
 * @param entrants at least one
 * @param shots ascending; the support set of a smaller size is part of that of a larger one
 * @param queries of each class
 */
public record EpisodePlan(List<Entrant> entrants, int ways, List<Integer> shots, int queries, int episodes, long seed) {
    public EpisodePlan {
        entrants = List.copyOf(entrants);
        shots = shots.stream().distinct().sorted().toList();
    }

    public int mostShots() {
        return shots.getLast();
    }

    /** @throws InputException for numbers that make no episode */
    void check() throws InputException {
        require(!entrants.isEmpty(), "methods", 0);
        require(ways >= 2, "ways", ways);
        require(!shots.isEmpty() && shots.getFirst() >= 1, "shots", shots.isEmpty() ? 0 : shots.getFirst());
        require(queries >= 1, "queries", queries);
        require(episodes >= 1, "episodes", episodes);
    }

    private static void require(boolean met, String what, int value) throws InputException {
        if (!met) {
            throw new InputException(Problem.BAD_SETTING, what, value, Because.of("because.setting.least", what.equals("ways") ? 2 : 1));
        }
    }
}
