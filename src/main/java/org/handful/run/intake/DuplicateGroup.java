package org.handful.run.intake;

import java.util.List;
import org.handful.model.Sample;

/**
 * Images that look almost the same.
 *
 * @param images two or more, the one that is worth keeping first: the largest, then the sharpest
 * @param kept whether a person decided to keep them all as they are
 */
public record DuplicateGroup(List<Sample> images, boolean kept) {
    public DuplicateGroup {
        images = List.copyOf(images);
    }

    public List<String> names() {
        return images.stream().map(s -> s.image().name()).toList();
    }
}
