package org.handful.store.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.StorageException;
import org.handful.model.ImageRef;
import org.handful.store.codec.Json;
import org.handful.store.record.NewImage;
import org.handful.store.sql.Sql;

/** Bytes and thumbnails by content. */
public final class ImageContent {
    private ImageContent() {}

    /** The file as it was added; a link is followed, and refused when its file is another by now. */
    public static byte[] bytes(Sql sql, String sha256) throws SQLException, HandfulException {
        Optional<byte[]> stored = sql.first(
                "SELECT b.bytes FROM content c JOIN content_bytes b ON b.content_id = c.id WHERE c.sha256 = ?",
                row -> row.getBytes(1), sha256);
        return stored.isPresent() ? stored.get() : linked(link(sql, sha256), sha256);
    }

    /** What is known about these contents, under their digest; what is not in the project is absent. */
    public static Map<String, ImageRef> known(Sql sql, Collection<String> digests) throws SQLException {
        Map<String, ImageRef> out = new HashMap<>();
        sql.list("SELECT c.sha256, c.width, c.height, c.phash FROM json_each(?) j"
                + " JOIN content c ON c.sha256 = j.value",
                row -> out.put(row.getString(1), new ImageRef(
                        row.getString(1), row.getString(1), row.getInt(2), row.getInt(3), row.getLong(4))),
                Json.write(digests));
        return out;
    }

    private static Path link(Sql sql, String sha256) throws SQLException, HandfulException {
        return sql.first("SELECT link FROM content WHERE sha256 = ?", row -> Path.of(row.getString(1)), sha256)
                .orElseThrow(() -> unknown(sha256));
    }

    static byte[] linked(Path file, String sha256) throws StorageException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!Sha256.of(bytes).equals(sha256)) {
                throw new StorageException(
                        StorageException.Problem.READ, file, Because.of("because.link.changed"));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new StorageException(
                    StorageException.Problem.READ, e, file, Because.of("because.link.gone"));
        } catch (IOException e) {
            throw StorageException.reading(e, file);
        }
    }

    public static byte[] thumbnail(Sql sql, String sha256) throws SQLException, HandfulException {
        return sql.first(
                        "SELECT t.jpeg FROM content c JOIN thumbnail t ON t.content_id = c.id WHERE c.sha256 = ?",
                        row -> row.getBytes(1), sha256)
                .orElseThrow(() -> unknown(sha256));
    }

    /** @throws IllegalArgumentException when bytes do not have the digest that names them: a bug of the caller */
    public static void requireTrueDigests(Collection<NewImage> images) {
        for (NewImage image : images) {
            if (image.source() instanceof NewImage.Source.Stored stored
                    && !Sha256.of(stored.bytes()).equals(image.image().sha256())) {
                throw new IllegalArgumentException("wrong sha-256 for " + image.image().name());
            }
        }
    }

    private static InputException unknown(String sha256) {
        return new InputException(
                InputException.Problem.UNKNOWN, Because.of("because.what.image", sha256), Because.of("because.there.listed"));
    }
}
