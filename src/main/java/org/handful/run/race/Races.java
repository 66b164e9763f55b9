package org.handful.run.race;

import org.handful.run.Job;

/** Methods against each other on the images of a project. Thread-safe. */
public interface Races {
    /** Episodes of the project's images as one backbone sees them; nothing is stored but embeddings. */
    Job<EpisodeReport> episodes(String backbone, EpisodePlan plan);
}
