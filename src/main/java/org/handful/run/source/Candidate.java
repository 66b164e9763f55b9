package org.handful.run.source;

import java.nio.file.Path;

/**
 * Something that may be an image; whether it is one shows when it is decoded.
 *
 * @param name relative to its source with forward slashes, unique among the candidates of a scan
 * @param className class that the folder says, or null without one
 */
public record Candidate(Origin origin, String name, String className) {
    public Candidate(Path file, String name, String className) {
        this(new Origin.OfFile(file), name, className);
    }
}
