package org.handful.run.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Where the bytes of a candidate come from. Thread-safe; an archive gives them only while its {@link Scan} is open. */
public interface Origin {
    byte[] read() throws IOException;

    /** When it was written last, if anything says so. */
    Optional<Instant> written();

    /** The file that a project can link to; empty when there is none. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** A file on the disk. */
    record OfFile(Path path) implements Origin {
        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(path);
        }

        @Override
        public Optional<Instant> written() {
            try {
                return Optional.of(Files.getLastModifiedTime(path).toInstant());
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }
    }

    /** A picture that was pasted, dragged from another program or taken with a camera. */
    record OfBytes(byte[] bytes, Instant made) implements Origin {
        @Override
        public byte[] read() {
            return bytes;
        }

        @Override
        public Optional<Instant> written() {
            return Optional.of(made);
        }
    }
}
