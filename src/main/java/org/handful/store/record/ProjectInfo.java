package org.handful.store.record;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A project described in a few figures.
 *
 * @param name file name without its ending
 * @param handful version of the program that made the file
 * @param formatVersion of the file
 * @param perClass class name to number of images, in class order
 * @param attributes names, sorted
 * @param runs that were not deleted
 * @param bytesOnDisk the file with what is not yet merged into it
 */
public record ProjectInfo(
        String name, Instant created, String handful, int formatVersion, int images, int unlabelled,
        Map<String, Integer> perClass, List<String> attributes, int runs, long bytesOnDisk) {
    public ProjectInfo {
        perClass = Collections.unmodifiableMap(new LinkedHashMap<>(perClass));
        attributes = List.copyOf(attributes);
    }
}
