package org.handful.store.record;

import java.util.List;
import java.util.Map;
import org.handful.model.ImageRef;

/**
 * What became of images that were added.
 *
 * @param added new in the project, under their final names
 * @param alreadyThere had the same name and content before, and were left as they were
 * @param renamed wanted name to final name, for those whose name other content had
 */
public record AddedImages(List<ImageRef> added, List<ImageRef> alreadyThere, Map<String, String> renamed) {
    public AddedImages {
        added = List.copyOf(added);
        alreadyThere = List.copyOf(alreadyThere);
        renamed = Map.copyOf(renamed);
    }
}
