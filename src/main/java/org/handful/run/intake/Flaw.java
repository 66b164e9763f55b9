package org.handful.run.intake;

/** Why an image may be of little use. It is only pointed out: a person decides. */
public enum Flaw {
    BLURRED,
    DARK,
    BRIGHT,
    FLAT,
    TINY
}
