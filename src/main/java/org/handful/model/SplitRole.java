package org.handful.model;

/** What a person decided about an image's side of the split; {@link #ANY} leaves it to the split of each run. */
public enum SplitRole {
    ANY,
    SUPPORT,
    TEST,
    OFF
}
