package org.handful.store.content;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handful.error.StorageException;
import org.handful.store.codec.Json;
import org.handful.store.codec.Weights;
import org.handful.store.edit.Journal;
import org.handful.store.record.IntegrityReport;
import org.handful.store.sql.Sql;

/** The thorough check: SQLite's own, every image's bytes against their digest, every blob against its length. */
public final class IntegrityCheck {
    private final Sql sql;
    private final List<String> problems = new ArrayList<>();

    private IntegrityCheck(Sql sql) {
        this.sql = sql;
    }

    public static IntegrityReport run(Sql sql) throws SQLException {
        IntegrityCheck check = new IntegrityCheck(sql);
        try {
            check.structure();
            int images = check.contents();
            check.blobs();
            check.meaning();
            check.problems.addAll(Journal.problems(sql));
            return new IntegrityReport(images, check.problems);
        } catch (SQLException e) {
            // What SQLite cannot read any more is a finding; without one, the failure lies elsewhere.
            if (check.problems.isEmpty()) {
                throw e;
            }
            return new IntegrityReport(0, check.problems);
        }
    }

    private void structure() throws SQLException {
        sql.list("PRAGMA integrity_check", row -> row.getString(1)).stream()
                .filter(line -> !line.equals("ok"))
                .forEach(problems::add);
        problems.addAll(sql.list(
                "PRAGMA foreign_key_check",
                row -> row.getString(1) + " row " + row.getString(2) + " refers to a missing " + row.getString(3)));
    }

    private int contents() throws SQLException {
        record Content(long id, String sha256, String link) {}
        List<Content> all = sql.list("SELECT id, sha256, link FROM content",
                row -> new Content(row.getLong(1), row.getString(2), row.getString(3)));
        for (Content content : all) {
            var stored = sql.first(
                    "SELECT bytes FROM content_bytes WHERE content_id = ?", row -> row.getBytes(1), content.id);
            if (stored.isPresent()) {
                if (!Sha256.of(stored.get()).equals(content.sha256)) {
                    problems.add("the bytes of " + names(content.id) + " do not have the digest " + content.sha256);
                }
            } else if (content.link == null) {
                problems.add("the bytes of " + names(content.id) + " are missing");
            } else {
                linked(content.link, content.sha256);
            }
        }
        sql.list("SELECT id FROM content WHERE id NOT IN (SELECT content_id FROM thumbnail)", row -> row.getLong(1))
                .forEach(id -> problems.add("content " + id + " has no thumbnail"));
        return all.size();
    }

    private void linked(String link, String sha256) {
        try {
            ImageContent.linked(Path.of(link), sha256);
        } catch (StorageException e) {
            problems.add(e.userMessage());
        }
    }

    private void blobs() throws SQLException {
        report("SELECT 'an embedding of image ' || e.sha256 || ' has the wrong length'"
                + " FROM embedding e JOIN embedding_key k ON k.id = e.key_id WHERE length(e.vector) <> 4 * k.dim");
        report("SELECT 'a prediction of run ' || r.name || ' for ' || p.image || ' has the wrong length'"
                + " FROM run_prediction p JOIN run r ON r.id = p.run_id"
                + " WHERE length(p.probabilities) <> 8 * json_array_length(r.classes)");
        report("SELECT 'the embedding of the class name ' || r.name || ' has the wrong length' FROM class_text_row r"
                + " JOIN class_text t ON t.id = r.text_id WHERE length(r.vector) <> 4 * t.dim");
        sql.list("SELECT 'run ' || run_id || ', ' || name, shape, form, data FROM run_tensor", row -> {
            var weights = new Weights(Weights.Form.valueOf(row.getString(3)), row.getBytes(4));
            if (!weights.suit(Json.read(row.getString(2), int[].class))) {
                problems.add("the weights " + row.getString(1) + " have the wrong length");
            }
            return null;
        });
    }

    private void meaning() throws SQLException {
        report("SELECT 'image ' || i.name || ' has a class that is not there' FROM image i"
                + " JOIN class c ON c.id = i.class_id WHERE i.live = 1 AND c.live = 0");
        report("SELECT 'the history has lost its place' FROM project"
                + " WHERE cursor <> 0 AND cursor NOT IN (SELECT id FROM edit)");
        report("SELECT 'run ' || name || ' has lost embeddings of class names that it learned with' FROM run r"
                + " WHERE EXISTS (SELECT 1 FROM json_each(r.text) WHERE value NOT IN (SELECT id FROM class_text_row))");
        report("SELECT 'run ' || name || ' has ended without the weights it kept' FROM run r"
                + " WHERE status IN ('DONE', 'STOPPED')"
                + " AND NOT EXISTS (SELECT 1 FROM run_head h WHERE h.run_id = r.id AND h.choice = r.kept)");
    }

    private void report(String query) throws SQLException {
        problems.addAll(sql.list(query, row -> row.getString(1)));
    }

    private String names(long contentId) throws SQLException {
        List<String> names = sql.list(
                "SELECT name FROM image WHERE content_id = ? ORDER BY live DESC, id LIMIT 1",
                row -> row.getString(1), contentId);
        return names.isEmpty() ? "content " + contentId : names.getFirst();
    }
}
