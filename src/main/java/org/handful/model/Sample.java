package org.handful.model;

import java.util.Map;

/**
 * One image with what is known about it.
 *
 * @param label index into the {@link LabelSpace}, or {@link #UNLABELLED}
 * @param attributes attribute name to value; an attribute that was not given is absent
 */
public record Sample(ImageRef image, int label, Map<String, String> attributes, SplitRole role) {
    public static final int UNLABELLED = -1;

    public Sample {
        attributes = Map.copyOf(attributes);
    }

    public boolean labelled() {
        return label >= 0;
    }
}
