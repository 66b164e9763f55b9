package org.handful.store.runs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetRow;
import org.handful.model.HeadState;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;
import org.handful.store.codec.Json;
import org.handful.store.codec.Numbers;
import org.handful.store.codec.Weights;
import org.handful.store.record.FinishedRun;
import org.handful.store.record.HeadChoice;
import org.handful.store.record.NewRun;
import org.handful.store.record.RunImage;
import org.handful.store.record.RunStatus;
import org.handful.store.record.RunSummary;
import org.handful.store.sql.Sql;
import tools.jackson.core.type.TypeReference;

/** Writes runs as they happen. The database itself refuses to change one that has ended. */
public final class RunRecorder {
    static final TypeReference<List<TrainingEvent>> EVENTS = new TypeReference<>() {};

    private RunRecorder() {}

    /** @return the run's id */
    public static long start(Sql sql, NewRun run) throws SQLException {
        long id = sql.number(
                "INSERT INTO run (name, status, started, spec, backbone_sha256, auxiliary_sha256, classes, provenance, text)"
                        + " VALUES (?, 'RUNNING', ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                run.name(), run.started(), Json.write(run.spec()), run.backboneSha256(), run.auxiliarySha256(),
                Json.write(run.classes()), Json.write(run.provenance()), Json.write(run.text()));
        List<Object[]> rows = new ArrayList<>();
        addRows(rows, id, "SUPPORT", run.support());
        addRows(rows, id, "TEST", run.test());
        sql.updateAll(
                "INSERT INTO run_image (run_id, part, position, name, sha256, truth, attributes)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows);
        return id;
    }

    private static void addRows(List<Object[]> rows, long id, String part, List<RunImage> images) {
        for (int i = 0; i < images.size(); i++) {
            RunImage image = images.get(i);
            rows.add(new Object[] {
                id, part, i, image.name(), image.sha256(), image.truth(), Json.writeSorted(image.attributes())
            });
        }
    }

    public static void append(Sql sql, long id, List<TrainingEvent> events) throws SQLException {
        if (!events.isEmpty()) {
            sql.update(
                    "INSERT INTO run_events (run_id, batch, events) VALUES (?,"
                            + " (SELECT coalesce(max(batch), 0) + 1 FROM run_events WHERE run_id = ?), ?)",
                    id, id, Json.write(events, EVENTS));
        }
    }

    public static void finish(Sql sql, long id, FinishedRun run) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        int correct = 0;
        for (int i = 0; i < run.predictions().size(); i++) {
            Scored scored = run.predictions().get(i);
            correct += scored.correct() ? 1 : 0;
            rows.add(new Object[] {
                id, i, scored.image(), scored.truth(), Numbers.bytes(scored.probabilities()),
                Json.writeSorted(scored.attributes())
            });
        }
        sql.updateAll(
                "INSERT INTO run_prediction (run_id, position, image, truth, probabilities, attributes)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                rows);
        keep(sql, id, run.openSet());
        for (Map.Entry<HeadChoice, HeadState> head : run.heads().entrySet()) {
            keep(sql, id, head.getKey(), head.getValue());
        }
        requireOne(id, sql.update(
                "UPDATE run SET status = ?, ended = ?, device = ?, seconds = ?, skipped = ?, remarks = ?, kept = ?,"
                        + " tested = ?, correct = ? WHERE id = ?",
                run.status(), run.ended(), run.device(), Json.write(run.seconds()), Json.write(run.skipped()),
                Json.write(run.remarks()), run.kept(), run.predictions().size(), correct, id));
    }

    /** @param json object with all figures of its labels */
    public static void keep(Sql sql, long id, RunSummary.Labels figures, String json) throws SQLException {
        sql.update("INSERT INTO run_labels (run_id, labels, map, f1, figures) VALUES (?, ?, ?, ?, ?)", id, figures.count(),
                numberOrNull(figures.meanAveragePrecision()), numberOrNull(figures.f1()), json);
    }

    private static Double numberOrNull(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }

    private static void keep(Sql sql, long id, List<OpenSetRow> openSet) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (OpenSetRow row : openSet) {
            rows.add(new Object[] {
                id, rows.size(), row.part(), row.image(), row.className(), row.right() ? 1 : 0,
                Json.write(new TreeMap<>(row.scores()))
            });
        }
        sql.updateAll(
                "INSERT INTO run_open_set (run_id, position, part, image, class, correct, scores)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static void keep(Sql sql, long id, HeadChoice choice, HeadState head) throws SQLException {
        sql.update("INSERT INTO run_head (run_id, choice, method, notes) VALUES (?, ?, ?, ?)",
                id, choice, head.method(), Json.writeSorted(head.notes()));
        for (Map.Entry<String, Tensor> tensor : head.tensors().entrySet()) {
            Weights packed = Weights.of(tensor.getValue().values());
            sql.update("INSERT INTO run_tensor (run_id, choice, name, shape, form, data) VALUES (?, ?, ?, ?, ?, ?)",
                    id, choice, tensor.getKey(), Json.write(tensor.getValue().shape()), packed.form(), packed.bytes());
        }
    }

    /** @param status FAILED or CANCELLED */
    public static void fail(Sql sql, long id, RunStatus status, String reason) throws SQLException {
        if (status != RunStatus.FAILED && status != RunStatus.CANCELLED) {
            throw new IllegalArgumentException("a run that gave nothing is FAILED or CANCELLED, not " + status);
        }
        requireOne(id, sql.update("UPDATE run SET status = ?, ended = ?, reason = ? WHERE id = ?",
                status, Instant.now(), reason, id));
    }

    /** Runs that a killed program left behind. */
    public static void interruptAll(Sql sql) throws SQLException {
        sql.update("UPDATE run SET status = 'INTERRUPTED' WHERE status = 'RUNNING'");
    }

    private static void requireOne(long id, int rows) {
        if (rows != 1) {
            throw new IllegalArgumentException("no run " + id);
        }
    }
}
