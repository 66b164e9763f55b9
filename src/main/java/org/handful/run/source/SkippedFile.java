package org.handful.run.source;

/**
 * A file that was left out, and why: shown to the person, never only logged.
 *
 * @param file name as in {@link Candidate}
 * @param reason in plain words, without the file's name
 */
public record SkippedFile(String file, String reason) {}
