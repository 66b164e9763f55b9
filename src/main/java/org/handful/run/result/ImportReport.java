package org.handful.run.result;

import java.util.List;
import java.util.Optional;

/**
 * What an import did.
 *
 * @param added names of the images that are new
 * @param already images that were in before with the same name and content
 * @param exactDuplicates added images whose content was in already under another name
 * @param nearDuplicates added images that look almost like another one
 * @param remarks about tables: unknown images, missing cells
 * @param names which embeddings of class names came in, in words
 * @param cancelled true when a person ended it early; what was added stays
 * @param kept of the images that were in before, those whose label or attributes a table tells otherwise: they stay as they are
 */
public record ImportReport(
        List<String> added, int already, int exactDuplicates, int nearDuplicates, List<Skipped> skipped,
        List<String> remarks, boolean cancelled, Optional<String> names, int kept) {
    /** Without embeddings of class names, and without tables of labels or attributes. */
    public ImportReport(List<String> added, int already, int exactDuplicates, int nearDuplicates,
            List<Skipped> skipped, List<String> remarks, boolean cancelled) {
        this(added, already, exactDuplicates, nearDuplicates, skipped, remarks, cancelled, Optional.empty(), 0);
    }

    /** Whether nothing but embeddings of class names was in what came in. */
    public boolean namesAlone() {
        return names.isPresent() && added.isEmpty() && already == 0 && skipped.isEmpty();
    }
}
