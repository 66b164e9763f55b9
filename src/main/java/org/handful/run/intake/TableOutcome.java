package org.handful.run.intake;

import java.util.List;

/**
 * What a table did to the images that are there.
 *
 * @param labels whether it has labels
 * @param attributes its other columns
 * @param changed images that have another label, side or value now
 * @param strangers rows that name no image of the project
 * @param remarks in words: those rows, cells without a value, rows of an image that was named before
 */
public record TableOutcome(
        String table, boolean labels, List<String> attributes, int changed, int strangers, List<String> remarks) {
    public TableOutcome {
        attributes = List.copyOf(attributes);
        remarks = List.copyOf(remarks);
    }
}
