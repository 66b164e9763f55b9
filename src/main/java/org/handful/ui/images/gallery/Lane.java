package org.handful.ui.images.gallery;

import org.handful.model.SplitRole;
import org.handful.run.intake.Computed;

/** What the images of a group have in common; what is dropped on the group gets it. */
public sealed interface Lane {
    /** All images, where they are in no groups. */
    record All() implements Lane {}

    /** @param name null for images without a class */
    record OfClass(String name) implements Lane {}

    /** The assigned side of the split. */
    record OnSide(SplitRole role) implements Lane {}

    /** @param value null for images without the attribute */
    record WithValue(String attribute, String value) implements Lane {}

    /** A computed attribute. @param value a word of {@link Computed}; null for images that were not looked at yet */
    record Measured(Computed attribute, String value) implements Lane {}

    /** @param className null for images that the run was not tested on */
    record Predicted(String className) implements Lane {}
}
