package org.handful.ui.fake;

import java.util.Optional;
import org.handful.run.text.TextInfo;
import org.handful.run.text.TextShelf;

/** Embeddings of class names in a project that a test says can have some. */
public final class FakeTexts implements TextShelf {
    private final FakeSession session;
    private boolean possible;
    private Optional<TextInfo> current = Optional.empty();

    FakeTexts(FakeSession session) {
        this.session = session;
    }

    /** From now on the project is one of embeddings. */
    public void allow() {
        possible = true;
        session.changed();
    }

    public void add(TextInfo texts) {
        set("adding " + texts.name(), Optional.of(texts));
    }

    @Override
    public boolean possible() {
        return possible;
    }

    @Override
    public Optional<TextInfo> current() {
        return current;
    }

    @Override
    public void remove() {
        set("removing texts", Optional.empty());
    }

    private void set(String words, Optional<TextInfo> next) {
        Optional<TextInfo> before = current;
        session.edit(words, () -> current = next, () -> current = before);
    }
}
