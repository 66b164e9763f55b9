package org.handful.ui.common.words;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Shows values of a list by name; nothing is ever typed in. FX thread. */
public final class Named<T> extends StringConverter<T> {
    private final Function<T, String> name;

    public Named(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : name.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("what is in the list cannot be typed in");
    }
}
