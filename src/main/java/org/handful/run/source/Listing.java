package org.handful.run.source;

import java.util.List;
import java.util.Locale;

/**
 * What lies in one source, by path.
 *
 * @param name of the folder, or of the archive without its ending
 * @param found in a fixed order
 */
record Listing(String name, List<Found> found, List<SkippedFile> skipped) {
    /** @param path below the source, with forward slashes */
    record Found(String path, Origin origin) {
        /** True when it lies directly in the source. */
        boolean onTop() {
            return path.indexOf('/') < 0;
        }
    }

    /** Tables and read-me files beside the class folders belong to the set; they are not failed images. */
    static boolean accompanies(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.indexOf('/') < 0
                && (name.endsWith(".csv") || name.startsWith("readme") || name.startsWith("license")
                        || name.startsWith("licence"));
    }
}
