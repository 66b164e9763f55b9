package org.handful.store.text;

import java.util.List;

/**
 * The embeddings of class names that are in use, without their numbers.
 *
 * @param name of the file that they came from
 * @param dim length of an embedding
 * @param known classes of the project that have one, by their present names
 */
public record ClassTexts(String name, int dim, List<String> known) {
    public ClassTexts {
        known = List.copyOf(known);
    }
}
