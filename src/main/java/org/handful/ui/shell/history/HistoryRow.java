package org.handful.ui.shell.history;

/**
 * An edit in the list.
 *
 * @param step 0 for the beginning
 * @param applied false when it was undone and can be redone
 * @param now whether the project is as it was right after this edit
 */
record HistoryRow(long step, String words, String when, boolean applied, boolean now) {}
