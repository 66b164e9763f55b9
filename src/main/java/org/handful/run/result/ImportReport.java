package org.handful.run.result;

import java.util.List;

/**
 * What an import did.
 *
 * @param added names of the images that are new
 * @param already images that were in before with the same name and content
 * @param exactDuplicates added images whose content was in already under another name
 * @param nearDuplicates added images that look almost like another one
 * @param remarks about tables: unknown images, missing cells
 * @param cancelled true when a person ended it early; what was added stays
 */
public record ImportReport(
        List<String> added, int already, int exactDuplicates, int nearDuplicates, List<Skipped> skipped,
        List<String> remarks, boolean cancelled) {}
