package org.handful.backbone;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.error.BackboneException;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;

/** Where the bytes of a backbone are: a file, or the program itself. */
public sealed interface WeightSource {
    InputStream open() throws IOException;

    SafeTensors tensors() throws HandfulException;

    /** Weights in a file of their own. */
    record FileSource(Path file) implements WeightSource {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public SafeTensors tensors() throws HandfulException {
            return SafeTensors.open(file);
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** Weights that are not here, only what they once gave. @param what the backbone is called */
    record Elsewhere(String what) implements WeightSource {
        @Override
        public InputStream open() throws IOException {
            throw new FileNotFoundException(what);
        }

        @Override
        public SafeTensors tensors() throws HandfulException {
            throw new BackboneException(BackboneException.Problem.ELSEWHERE, what);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** Weights that come with the program. @param path absolute on the class path */
    record Embedded(String path) implements WeightSource {
        @Override
        public InputStream open() throws IOException {
            InputStream in = Embedded.class.getResourceAsStream(path);
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return in;
        }

        @Override
        public SafeTensors tensors() throws HandfulException {
            try (InputStream in = open()) {
                return SafeTensors.of(path, in.readAllBytes());
            } catch (IOException e) {
                throw StorageException.reading(e, path);
            }
        }

        @Override
        public String toString() {
            return path;
        }
    }
}
