package org.handful.tune.augment;

/** Which part of an image has its colours varied. */
public enum JitterOf {
    EVERYTHING,
    /** What looks like the border of the image. */
    BACKGROUND
}
