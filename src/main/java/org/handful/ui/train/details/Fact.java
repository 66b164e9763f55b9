package org.handful.ui.train.details;

/**
 * One line about a run.
 *
 * @param help what it means; empty when its name says it
 */
record Fact(String name, String value, String help) {
    Fact(String name, String value) {
        this(name, value, "");
    }
}
