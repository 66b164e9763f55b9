package org.handful.store.content;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.model.EmbeddingMatrix;
import org.handful.store.codec.Json;
import org.handful.store.codec.Numbers;
import org.handful.store.record.EmbeddingKey;
import org.handful.store.sql.Sql;

/** Embeddings that were computed once, by everything they depend on. No edit touches it. */
public final class EmbeddingCache {
    private EmbeddingCache() {}

    /** Those that are there, by sha-256 of the image. */
    public static Map<String, float[]> get(Sql sql, EmbeddingKey key, Collection<String> sha256)
            throws SQLException {
        Map<String, float[]> out = new HashMap<>();
        Optional<Long> id = find(sql, key);
        if (id.isPresent()) {
            sql.list(
                    "SELECT sha256, vector FROM embedding"
                            + " WHERE key_id = ? AND sha256 IN (SELECT value FROM json_each(?))",
                    row -> out.put(row.getString(1), Numbers.floats(row.getBytes(2))), id.get(), Json.write(sha256));
        }
        return out;
    }

    /** What is done with one embedding. */
    @FunctionalInterface
    public interface Each {
        void accept(String sha256, float[] embedding);
    }

    /** The key that most images have an embedding under. */
    public static Optional<EmbeddingKey> mostUsed(Sql sql) throws SQLException {
        return sql.first(
                "SELECT k.backbone, k.preprocessing, k.precision FROM embedding_key k JOIN embedding e"
                        + " ON e.key_id = k.id GROUP BY k.id ORDER BY count(*) DESC, k.id DESC LIMIT 1",
                row -> new EmbeddingKey(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** Every embedding under a key, one at a time: together they may not fit in memory. */
    public static void each(Sql sql, EmbeddingKey key, Each each) throws SQLException {
        Optional<Long> id = find(sql, key);
        if (id.isPresent()) {
            sql.each("SELECT sha256, vector FROM embedding WHERE key_id = ?", row -> {
                each.accept(row.getString(1), Numbers.floats(row.getBytes(2)));
                return true;
            }, id.get());
        }
    }

    /** How many of these images have one. */
    public static int count(Sql sql, EmbeddingKey key, Collection<String> sha256) throws SQLException {
        Optional<Long> id = find(sql, key);
        return id.isEmpty() ? 0 : (int) sql.number(
                "SELECT count(*) FROM embedding WHERE key_id = ? AND sha256 IN (SELECT value FROM json_each(?))",
                id.get(), Json.write(sha256));
    }

    /** @param embeddings one row per digest */
    public static void put(Sql sql, EmbeddingKey key, List<String> sha256, EmbeddingMatrix embeddings)
            throws SQLException {
        if (sha256.size() != embeddings.rows()) {
            throw new IllegalArgumentException(sha256.size() + " images for " + embeddings.rows() + " embeddings");
        }
        Optional<Long> known = find(sql, key);
        long id = known.isPresent()
                ? known.get()
                : sql.number(
                        "INSERT INTO embedding_key (backbone, preprocessing, precision, dim) VALUES (?, ?, ?, ?)"
                                + " RETURNING id",
                        key.backboneSha256(), key.preprocessing(), key.precision(), embeddings.dim());
        long dim = sql.number("SELECT dim FROM embedding_key WHERE id = ?", id);
        if (dim != embeddings.dim()) {
            throw new IllegalArgumentException("embeddings of " + embeddings.dim() + " values where " + dim + " are");
        }
        // One row at a time: a second copy of a large matrix would not fit.
        Iterable<Object[]> rows = () -> IntStream.range(0, sha256.size())
                .mapToObj(i -> new Object[] {
                    id, sha256.get(i),
                    Numbers.bytes(embeddings.values(), i * embeddings.dim(), embeddings.dim())
                })
                .iterator();
        sql.updateAll("INSERT OR REPLACE INTO embedding (key_id, sha256, vector) VALUES (?, ?, ?)", rows);
    }

    private static Optional<Long> find(Sql sql, EmbeddingKey key) throws SQLException {
        return sql.first(
                "SELECT id FROM embedding_key WHERE backbone = ? AND preprocessing = ? AND precision = ?",
                row -> row.getLong(1), key.backboneSha256(), key.preprocessing(), key.precision());
    }
}
