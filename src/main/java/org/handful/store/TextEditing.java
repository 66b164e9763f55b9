package org.handful.store;

import java.util.List;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.model.EmbeddingMatrix;
import org.handful.store.edit.TextEdits;
import org.handful.store.sql.Database;
import org.handful.store.text.ClassTexts;
import org.handful.store.text.TextQueries;
import org.handful.store.text.TextRows;

/** The embeddings of class names that are kept with a project of embeddings. Edits, each undoable. Thread-safe. */
public final class TextEditing {
    private final Database database;

    TextEditing(Database database) {
        this.database = database;
    }

    /** Takes the place of those that were in use. @param vectors one row for each of the classes */
    public void add(String name, List<String> classes, EmbeddingMatrix vectors) throws HandfulException {
        if (vectors.rows() != classes.size()) {
            throw new IllegalArgumentException(vectors.rows() + " rows for " + classes.size() + " classes");
        }
        database.write(sql -> {
            TextEdits.add(sql, name, classes, vectors);
            return null;
        });
    }

    public void remove() throws HandfulException {
        database.write(sql -> {
            TextEdits.remove(sql);
            return null;
        });
    }

    /** Empty when none are in use. */
    public Optional<ClassTexts> current() throws HandfulException {
        return database.read(TextQueries::current);
    }

    /** Those of some classes; empty when none are in use, or one of the classes has none. */
    public Optional<TextRows> of(List<String> classes) throws HandfulException {
        return database.read(sql -> TextQueries.of(sql, classes));
    }

    /** Those that a run learned with, in the order of its classes, whatever became of them since. */
    public Optional<TextRows> ofRun(long run) throws HandfulException {
        return database.read(sql -> TextQueries.ofRun(sql, run));
    }
}
