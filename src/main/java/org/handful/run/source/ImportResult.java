package org.handful.run.source;

import java.util.List;

/**
 * How an import ended.
 *
 * @param imported number of images handed over; they stay, also when it was cancelled
 * @param skipped in the order of the candidates
 */
public record ImportResult(int imported, List<SkippedFile> skipped, boolean cancelled) {
    public ImportResult {
        skipped = List.copyOf(skipped);
    }
}
