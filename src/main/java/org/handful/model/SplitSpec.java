package org.handful.model;

/** How a run divides its images. */
public sealed interface SplitSpec {
    /** K random images of each class as support, the rest as test set. */
    record Shots(int perClass) implements SplitSpec {}

    /** A stratified share of the images as support; near-duplicates stay together. */
    record Fraction(double support) implements SplitSpec {}

    /** Repeated stratified cross-validation: every image is tested on once per repeat. */
    record Folds(int folds, int repeats) implements SplitSpec {}

    /** What a person assigned: {@link SplitRole#SUPPORT} against {@link SplitRole#TEST}. */
    record AsAssigned() implements SplitSpec {}
}
