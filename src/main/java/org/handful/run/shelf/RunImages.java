package org.handful.run.shelf;

import java.util.List;
import java.util.Map;

/**
 * The images of a run with name, content, label and attributes as they were when it started. Cross-validation learns
 * from and tests on the same ones.
 */
public record RunImages(List<Used> support, List<Used> test) {
    public RunImages {
        support = List.copyOf(support);
        test = List.copyOf(test);
    }

    /** @param className null without a label */
    public record Used(String name, String sha256, String className, Map<String, String> attributes) {
        public Used {
            attributes = Map.copyOf(attributes);
        }
    }
}
