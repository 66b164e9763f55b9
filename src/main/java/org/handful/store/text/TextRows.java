package org.handful.store.text;

import java.util.List;
import org.handful.model.EmbeddingMatrix;

/**
 * Embeddings of the names of some classes, in their order.
 *
 * @param name of the file that they came from
 * @param ids of the rows in the project, so that a run can say what it learned with
 * @param vectors [classes, D]
 */
public record TextRows(String name, List<Long> ids, EmbeddingMatrix vectors) {
    public TextRows {
        ids = List.copyOf(ids);
    }
}
