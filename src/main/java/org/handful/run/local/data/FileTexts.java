package org.handful.run.local.data;

import java.util.Optional;
import java.util.function.Supplier;
import org.handful.error.HandfulException;
import org.handful.run.text.TextInfo;
import org.handful.run.text.TextShelf;

/**
 * The embeddings of class names in the project file.
 *
 * @param now the state as it was last read; {@link State#NONE} for a project of images
 */
public record FileTexts(Editing editing, Supplier<State> now) implements TextShelf {
    /** @param possible whether the project can have some */
    public record State(boolean possible, Optional<TextInfo> current) {
        public static final State NONE = new State(false, Optional.empty());
    }

    @Override
    public boolean possible() {
        return now.get().possible();
    }

    @Override
    public Optional<TextInfo> current() {
        return now.get().current();
    }

    @Override
    public void remove() throws HandfulException {
        editing.make(f -> f.texts().remove());
    }
}
