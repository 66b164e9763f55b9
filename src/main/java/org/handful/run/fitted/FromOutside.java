package org.handful.run.fitted;

import org.handful.error.InputException;
import org.handful.run.result.ImageInput;

/** An image that is in no project. */
public record FromOutside(ImageInput input) implements PixelLoader.Source {
    @Override
    public String name() {
        return input.name();
    }

    @Override
    public byte[] bytes() throws InputException {
        return input.bytes();
    }
}
