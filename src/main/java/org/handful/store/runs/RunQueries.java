package org.handful.store.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetRow;
import org.handful.model.HeadState;
import org.handful.model.Provenance;
import org.handful.model.RunSpec;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;
import org.handful.store.codec.Json;
import org.handful.store.codec.Numbers;
import org.handful.store.codec.Weights;
import org.handful.store.record.HeadChoice;
import org.handful.store.record.RunImage;
import org.handful.store.record.RunStatus;
import org.handful.store.record.RunSummary;
import org.handful.store.record.SkippedFile;
import org.handful.store.record.StoredRun;
import org.handful.store.sql.Sql;
import tools.jackson.core.type.TypeReference;

/** Reads runs. Ids of deleted runs are unknown until undo brings them back. */
public final class RunQueries {
    private static final TypeReference<List<SkippedFile>> SKIPPED = new TypeReference<>() {};
    private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};
    private static final String SUMMARY =
            "SELECT id, name, status, starred, notes, started, ended, reason, spec, classes,"
                    + " (SELECT count(*) FROM run_image i WHERE i.run_id = r.id AND part = 'SUPPORT'),"
                    + " (SELECT count(*) FROM run_image i WHERE i.run_id = r.id AND part = 'TEST'),"
                    + " tested, correct, backbone_sha256, provenance, device, seconds, skipped, remarks, kept, auxiliary_sha256,"
                    + " labels, map, f1 FROM run r LEFT JOIN run_labels l ON l.run_id = r.id WHERE live = 1";

    private RunQueries() {}

    /** Newest first. */
    public static List<RunSummary> all(Sql sql) throws SQLException {
        return sql.list(SUMMARY + " ORDER BY id DESC", RunQueries::summary);
    }

    public static StoredRun one(Sql sql, long id) throws SQLException, HandfulException {
        List<RunImage> support = images(sql, id, "SUPPORT");
        List<RunImage> test = images(sql, id, "TEST");
        List<Scored> predictions = sql.list(
                "SELECT image, truth, probabilities, attributes FROM run_prediction WHERE run_id = ? ORDER BY position",
                row -> new Scored(
                        row.getString(1), row.getInt(2), Numbers.doubles(row.getBytes(3)),
                        Json.textByName(row.getString(4))),
                id);
        List<OpenSetRow> openSet = sql.list(
                "SELECT part, image, class, correct, scores FROM run_open_set WHERE run_id = ? ORDER BY position",
                row -> new OpenSetRow(OpenSetRow.Part.valueOf(row.getString(1)), row.getString(2), row.getString(3),
                        row.getInt(4) == 1, Json.read(row.getString(5), NUMBERS)),
                id);
        requireLive(sql, id);
        return sql.first(
                        SUMMARY + " AND id = ?",
                        row -> new StoredRun(
                                summary(row), row.getString(15), row.getString(22), support, test,
                                Json.read(row.getString(16), Provenance.class), predictions,
                                Optional.ofNullable(row.getString(21)).map(HeadChoice::valueOf),
                                Json.read(row.getString(18), NUMBERS), row.getString(17),
                                Json.read(row.getString(19), SKIPPED), Json.texts(row.getString(20)), openSet),
                        id)
                .orElseThrow();
    }

    public static List<TrainingEvent> events(Sql sql, long id) throws SQLException, HandfulException {
        requireLive(sql, id);
        List<TrainingEvent> events = new ArrayList<>();
        sql.list("SELECT events FROM run_events WHERE run_id = ? ORDER BY batch",
                row -> events.addAll(Json.read(row.getString(1), RunRecorder.EVENTS)), id);
        return events;
    }

    /** Empty when the run has no such weights. */
    public static Optional<HeadState> head(Sql sql, long id, HeadChoice choice)
            throws SQLException, HandfulException {
        requireLive(sql, id);
        Map<String, Tensor> tensors = new HashMap<>();
        sql.list("SELECT name, shape, form, data FROM run_tensor WHERE run_id = ? AND choice = ?",
                row -> {
                    int[] shape = Json.read(row.getString(2), int[].class);
                    var packed = new Weights(Weights.Form.valueOf(row.getString(3)), row.getBytes(4));
                    return tensors.put(row.getString(1), new Tensor(shape, packed.values(shape)));
                },
                id, choice);
        return sql.first("SELECT method, notes FROM run_head WHERE run_id = ? AND choice = ?",
                row -> new HeadState(row.getString(1), tensors, Json.textByName(row.getString(2))), id, choice);
    }

    /** The weights that made the predictions; empty when the run gave none. */
    public static Optional<HeadState> keptHead(Sql sql, long id) throws SQLException, HandfulException {
        requireLive(sql, id);
        Optional<String> kept =
                sql.first("SELECT kept FROM run WHERE id = ? AND kept <> ''", row -> row.getString(1), id);
        return kept.isPresent() ? head(sql, id, HeadChoice.valueOf(kept.get())) : Optional.empty();
    }

    private static void requireLive(Sql sql, long id) throws SQLException, HandfulException {
        if (sql.number("SELECT count(*) FROM run WHERE id = ? AND live = 1", id) == 0) {
            throw unknown(sql, id);
        }
    }

    /** Names the runs that there are. */
    static InputException unknown(Sql sql, long id) throws SQLException {
        List<String> there = sql.list("SELECT id FROM run WHERE live = 1 ORDER BY id", row -> row.getString(1));
        return new InputException(InputException.Problem.UNKNOWN, Because.of("because.what.run", id),
                there.isEmpty() ? Because.of("because.there.runs") : String.join(", ", there));
    }

    private static List<RunImage> images(Sql sql, long id, String part) throws SQLException {
        return sql.list(
                "SELECT name, sha256, truth, attributes FROM run_image WHERE run_id = ? AND part = ? ORDER BY position",
                row -> new RunImage(
                        row.getString(1), row.getString(2), row.getInt(3), Json.textByName(row.getString(4))),
                id, part);
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getLong(1), row.getString(2), RunStatus.valueOf(row.getString(3)), row.getBoolean(4),
                row.getString(5), Instant.parse(row.getString(6)),
                Optional.ofNullable(row.getString(7)).map(Instant::parse), row.getString(8),
                Json.read(row.getString(9), RunSpec.class), Json.texts(row.getString(10)), row.getInt(11),
                row.getInt(12), row.getInt(13), row.getInt(14), row.getString(17),
                Json.read(row.getString(18), NUMBERS).values().stream().mapToDouble(s -> s).sum(),
                Json.read(row.getString(16), Provenance.class).threads(), labels(row));
    }

    private static Optional<RunSummary.Labels> labels(ResultSet row) throws SQLException {
        int labels = row.getInt(23);
        return row.wasNull() ? Optional.empty()
                : Optional.of(new RunSummary.Labels(labels, numberOrNaN(row, 24), numberOrNaN(row, 25)));
    }

    private static double numberOrNaN(ResultSet row, int column) throws SQLException {
        double figure = row.getDouble(column);
        return row.wasNull() ? Double.NaN : figure;
    }
}
