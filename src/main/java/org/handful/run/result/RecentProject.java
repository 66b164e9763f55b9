package org.handful.run.result;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A project that was open before. @param mosaic up to six thumbnails, JPEG */
public record RecentProject(Path file, Instant opened, int images, int classes, List<byte[]> mosaic) {}
