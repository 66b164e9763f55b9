package org.handful.method.multilabel;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names of classes that list labels: {@code cat;dog} is both, {@code ;} alone is the empty set. */
public final class SetNames {
    private static final String SEPARATOR = ";";

    private SetNames() {}

    /** @return sorted; empty for an image that has none of the labels */
    public static Set<String> parts(String name) {
        return Arrays.stream(name.split(SEPARATOR)).map(String::strip).filter(s -> !s.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of a set: sorted, so that the same set has the same name. */
    public static String join(Collection<String> labels) {
        return labels.isEmpty() ? SEPARATOR : String.join(SEPARATOR, new TreeSet<>(labels));
    }

    /** Whether any of these classes is a list of labels. */
    public static boolean anyIn(Collection<String> names) {
        return names.stream().anyMatch(n -> n.contains(SEPARATOR));
    }
}
