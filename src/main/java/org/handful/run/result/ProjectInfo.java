package org.handful.run.result;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A project in a few figures. */
public record ProjectInfo(
        Path file, Instant created, int images, Map<String, Integer> imagesPerClass, int unlabelled,
        List<String> attributes, int runs, long bytes, int formatVersion) {}
