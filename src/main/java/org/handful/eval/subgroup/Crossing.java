package org.handful.eval.subgroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Several attributes looked at together: their values taken side by side are the value of the crossing. A single attribute
 * is the crossing of itself.
 *
 * @param attributes at least one, in the order in which they are named
 */
public record Crossing(List<String> attributes) {
    private static final String BETWEEN = " \u00d7 ";

    public Crossing {
        attributes = List.copyOf(attributes);
        if (attributes.isEmpty()) {
            throw new IllegalArgumentException("no attribute");
        }
    }

    public static Crossing of(String attribute) {
        return new Crossing(List.of(attribute));
    }

    /** As it is written over a table, "light \u00d7 place". */
    public String name() {
        return String.join(BETWEEN, attributes);
    }

    /** @return null when one of the attributes has no value: such an image is in no group */
    public String value(Map<String, String> attributesOfImage) {
        if (attributes.size() == 1) {
            return attributesOfImage.get(attributes.getFirst());
        }
        List<String> values = new ArrayList<>();
        for (String attribute : attributes) {
            String value = attributesOfImage.get(attribute);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return String.join(BETWEEN, values);
    }
}
