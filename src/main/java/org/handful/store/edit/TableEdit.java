package org.handful.store.edit;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.handful.error.HandfulException;
import org.handful.model.SplitRole;
import org.handful.store.edit.ImageEdits.Row;
import org.handful.store.sql.Sql;

/** What a table says of images that are there, as one edit. Runs inside the caller's transaction. */
public final class TableEdit {
    private TableEdit() {}

    /**
     * What one image is given; what the table leaves open stays as it is.
     *
     * @param label null to keep the one that it has; made when there is no such class
     * @param role {@link SplitRole#ANY} to keep it where it is
     */
    public record Given(String label, SplitRole role, Map<String, String> attributes) {}

    /** @return images changed */
    public static int read(Sql sql, Edit edit, Map<String, Given> byImage) throws SQLException, HandfulException {
        Map<String, Row> rows = ImageEdits.rows(sql, byImage.keySet());
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, SplitRole> roles = new LinkedHashMap<>();
        Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
        byImage.forEach((image, given) -> {
            if (given.label() != null) {
                labels.put(image, given.label());
            }
            if (given.role() != SplitRole.ANY) {
                roles.put(image, given.role());
            }
            attributes.put(image, given.attributes());
        });
        Set<Long> changed = new HashSet<>(ImageEdits.relabel(sql, edit, rows, labels));
        changed.addAll(SplitEdits.place(sql, edit, rows, roles));
        changed.addAll(ImageEdits.describe(sql, edit, rows, attributes));
        Journal.record(sql, edit.counting(changed.size()));
        return changed.size();
    }
}
