package org.handful.store.record;

/** A file that a run left out, and why. */
public record SkippedFile(String file, String reason) {}
