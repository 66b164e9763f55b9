package org.handful.run.text;

import java.util.Optional;
import org.handful.error.HandfulException;

/**
 * The embeddings of class names of one project. They come in by {@link org.handful.run.ProjectSession#importImages}, as
 * the embeddings of its images did.
 */
public interface TextShelf {
    /** Of a project that can have none. */
    TextShelf NONE = new TextShelf() {
        @Override
        public boolean possible() {
            return false;
        }

        @Override
        public Optional<TextInfo> current() {
            return Optional.empty();
        }

        @Override
        public void remove() {}
    };

    /** True for a project of embeddings: those of names lie in the same space. Cheap. */
    boolean possible();

    /** Empty when there are none. Cheap. */
    Optional<TextInfo> current();

    /** An edit that can be undone; runs that learned with them keep them. */
    void remove() throws HandfulException;
}
