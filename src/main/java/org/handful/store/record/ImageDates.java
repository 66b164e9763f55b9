package org.handful.store.record;

import java.time.Instant;
import java.util.Optional;

/**
 * When an image came to be.
 *
 * @param added when it came into the project
 * @param dated when a camera took it, else when its file was written
 */
public record ImageDates(Optional<Instant> added, Optional<Instant> dated) {}
