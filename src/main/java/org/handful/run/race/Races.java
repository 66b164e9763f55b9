package org.handful.run.race;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.handful.error.HandfulException;
import org.handful.run.Job;

/** Methods against each other on the images of a project. Thread-safe; touches the disk. */
public interface Races {
    /** Episodes of the project's images as one backbone sees them; nothing is stored but embeddings. */
    default Job<EpisodeReport> episodes(String backbone, EpisodePlan plan) {
        return episodes(List.of(backbone), "", plan);
    }

    /**
     * The same episodes as each of several backbones sees them.
     *
     * @param backbones ids, at least one
     * @param auxiliary id of a second backbone, which methods that fuse two see beside each of the others; empty for none
     */
    Job<EpisodeReport> episodes(List<String> backbones, String auxiliary, EpisodePlan plan);

    /**
     * Methods and backbones on one split. It waits for trainings that go on. What came to its end is stored, also when the
     * race is cancelled, in place of an earlier race.
     *
     * @param soFar hears of each line on the working thread; must not block
     */
    Job<RaceReport> race(RaceSpec spec, Consumer<RaceReport> soFar);

    /** The race that was stored last. */
    Optional<RaceReport> last() throws HandfulException;
}
