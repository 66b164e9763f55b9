package org.handful.run.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * When an image came to be; unknown in projects of an older version.
 *
 * @param added when it came into the project
 * @param dated when a camera took it, else when its file was written
 */
public record ImageTimes(Optional<Instant> added, Optional<Instant> dated) {}
