package org.handful.run.data;

import java.time.Instant;

/**
 * One edit.
 *
 * @param step names it in its project; greater than that of every earlier line
 * @param applied false when it was undone and can be redone
 */
public record HistoryLine(long step, Instant at, String words, boolean applied) {}
