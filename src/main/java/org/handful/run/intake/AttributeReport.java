package org.handful.run.intake;

import java.util.List;

/**
 * What a table did.
 *
 * @param attributes its columns
 * @param changed images that have another value now
 * @param remarks in words: rows of unknown images, cells without a value
 */
public record AttributeReport(String table, List<String> attributes, int changed, List<String> remarks) {
    public AttributeReport {
        attributes = List.copyOf(attributes);
        remarks = List.copyOf(remarks);
    }
}
