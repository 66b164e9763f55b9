package org.handful.method;

import java.util.Optional;
import org.handful.error.InputException;
import org.handful.method.privacy.PrivacySpent;

/**
 * A way to learn classes from a handful of images. One class per method, registered for the {@code ServiceLoader};
 * the settings form, the command line, provenance, the generated table and the contract test all follow from it.
 *
 * @param <C> the settings: a record whose components carry {@link Setting}
 */
public interface AdaptationMethod<C extends Record> {
    /** Stable lower-case name, as on the command line: {@code gda}. */
    String id();

    /** Name for the window: {@code Gaussian discriminant analysis}. */
    String title();

    /** One sentence: what it does and what it costs. */
    String summary();

    /** Where it comes from: authors, title, venue, year. */
    String citation();

    /** What it is for. */
    MethodFamily family();

    /** The settings with their defaults. */
    C defaults();

    /** True when the method tells its steps while it fits, so that there are curves to watch. */
    boolean hasCurves();

    /** True when it cannot do without embeddings of the class names, as a backbone with a text encoder gives them. */
    default boolean needsText() {
        return false;
    }

    /** True when it makes use of such embeddings where there are some. */
    default boolean usesText() {
        return needsText();
    }

    /**
     * What a model that learned from so many images promises about each of them; empty for a method that promises nothing.
     *
     * @throws InputException when these settings cannot be kept
     */
    default Optional<PrivacySpent> privacy(C config, int images) throws InputException {
        return Optional.empty();
    }
}
