package org.handful.run.result;

/** A file that is not in, with the reason in plain words. */
public record Skipped(String file, String reason) {}
