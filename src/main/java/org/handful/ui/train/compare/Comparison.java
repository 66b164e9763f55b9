package org.handful.ui.train.compare;

import java.util.List;
import org.handful.eval.paired.Pairing;

/**
 * Some runs with one of them as reference. Immutable.
 *
 * @param reference place of the run that the others are compared with
 * @param pairings of the reference with each run, by place; its own is there too
 */
record Comparison(List<Column> columns, int reference, List<Pairing> pairings) {
    Comparison {
        columns = List.copyOf(columns);
        pairings = List.copyOf(pairings);
    }

    static Comparison of(List<Column> columns, int reference) {
        return new Comparison(columns, reference, columns.stream()
                .map(c -> Pairing.of(columns.get(reference).answers(), c.answers())).toList());
    }

    Column referenceColumn() {
        return columns.get(reference);
    }

    /** Whether all were tested on the same images with the same classes. */
    boolean sameTest() {
        return pairings.stream().allMatch(Pairing::sameTest);
    }
}
