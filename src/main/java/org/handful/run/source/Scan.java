package org.handful.run.source;

import java.util.List;

/**
 * What was found in the sources.
 *
 * @param candidates ordered by name
 * @param skipped folders that could not be listed, and other things that are no files
 */
public record Scan(List<Candidate> candidates, List<SkippedFile> skipped) {
    public Scan {
        candidates = List.copyOf(candidates);
        skipped = List.copyOf(skipped);
    }
}
