package org.handful.run.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What was found in the sources. Close it when the candidates were read.
 *
 * @param candidates ordered by name
 * @param skipped folders that could not be listed, and other things that are no files
 * @param tables files beside the class folders of a single archive, by name, for nobody can name them otherwise
 * @param open archives
 */
public record Scan(
        List<Candidate> candidates, List<SkippedFile> skipped, Map<String, byte[]> tables,
        List<? extends Closeable> open) implements AutoCloseable {
    /** The table that stands in place of sub-folders. */
    public static final String LABELS = "labels.csv";
    public static final String ATTRIBUTES = "attributes.csv";

    public Scan {
        candidates = List.copyOf(candidates);
        skipped = List.copyOf(skipped);
        tables = Map.copyOf(tables);
        open = List.copyOf(open);
    }

    @Override
    public void close() {
        for (Closeable archive : open) {
            try {
                archive.close();
            } catch (IOException e) {
                throw new UncheckedIOException("closing what was only read", e);
            }
        }
    }
}
