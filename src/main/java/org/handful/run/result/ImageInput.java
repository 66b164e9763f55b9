package org.handful.run.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handful.error.Because;
import org.handful.error.InputException;

/** An image to classify: dropped, pasted or named. */
public record ImageInput(String name, Content content) {
    /** An encoded image file, read when it is needed: a folder of photographs has no room in memory. */
    @FunctionalInterface
    public interface Content {
        byte[] read() throws IOException;
    }

    /** @param bytes an encoded image file */
    public ImageInput(String name, byte[] bytes) {
        this(name, () -> bytes);
    }

    public static ImageInput of(String name, Path file) {
        return new ImageInput(name, () -> Files.readAllBytes(file));
    }

    /** @throws InputException UNREADABLE when the file is gone or may not be read */
    public byte[] bytes() throws InputException {
        try {
            return content.read();
        } catch (IOException e) {
            throw new InputException(InputException.Problem.UNREADABLE, e, name, Because.of(e));
        }
    }
}
