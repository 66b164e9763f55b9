package org.handful.ui.fake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handful.error.InputException;
import org.handful.eval.Estimate;
import org.handful.eval.sessions.SessionCurve;
import org.handful.eval.sessions.SessionFigures;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.run.Job;
import org.handful.run.result.ProjectInfo;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.sessions.SessionPlan;
import org.handful.run.sessions.SessionReport;

/** Old classes lose a little with every class that comes; TEEN loses less. */
final class FakeSessions {
    private FakeSessions() {}

    static Job<SessionReport> of(SessionPlan plan, RunResult run, List<String> classes, FakeShelf shelf) {
        List<String> fresh = classes.stream().filter(n -> !run.classes().contains(n)).toList();
        List<SessionCurve> curves = Stream.of(SessionReport.GROWTH, SessionReport.TEEN)
                .map(way -> new SessionCurve(way, IntStream.rangeClosed(0, fresh.size())
                        .mapToObj(s -> session(s, way.equals(SessionReport.TEEN) ? 0.03 : 0.05, run, fresh)).toList()))
                .toList();
        Job<SessionReport> job = new Job<>("sessions");
        SessionReport report = new SessionReport(plan, run.name(), "pocket", run.classes(), List.of(), curves);
        shelf.keep(report);
        job.result().complete(report);
        return job;
    }

    private static SessionFigures session(int s, double less, RunResult run, List<String> fresh) {
        Estimate accuracy = FakeSplit.wilson((int) Math.round(80 * (0.9 - less * s)), 80);
        return new SessionFigures(s, s == 0 ? List.of() : List.of(fresh.get(s - 1)), run.classes().size() + s, accuracy,
                0.9 - less * s, s == 0 ? Double.NaN : 0.6, s == 0 ? Double.NaN : 0.7);
    }

    static ProjectInfo info(Path path, Dataset d, int runs) {
        Map<String, Integer> perClass = new LinkedHashMap<>();
        for (int k = 0; k < d.labels().size(); k++) {
            perClass.put(d.labels().name(k), d.ofClass(k).length);
        }
        return new ProjectInfo(path, Instant.EPOCH, d.size(), perClass, d.ofClass(Sample.UNLABELLED).length,
                d.attributeNames(), runs, 1_000_000, 1);
    }

    static RunInfo line(RunResult r, FakeShelf shelf) {
        return new RunInfo(r.id(), r.name(), r.started(), r.spec(), r.status(), r.evaluation().accuracy(),
                shelf.starred(r.id()), shelf.notes(r.id()), "cpu",
                r.seconds().embed() + r.seconds().fit() + r.seconds().evaluate(), "", r.provenance().threads());
    }

    static RunResult known(Map<Long, RunResult> runs, long id) throws InputException {
        RunResult result = runs.get(id);
        if (result == null) {
            throw new InputException(InputException.Problem.UNKNOWN, "run " + id, runs.keySet());
        }
        return result;
    }

    static <T> void delete(Map<Long, T> runs, long id, FakeSession session) {
        T run = runs.get(id);
        session.edit("deleting run " + id, () -> runs.remove(id), () -> runs.put(id, run));
    }

    static <T> Job<T> done(T value) {
        Job<T> job = new Job<>("At once");
        job.result().complete(value);
        return job;
    }

    static RunResult renamed(RunResult r, String name) {
        return new RunResult(r.id(), name, r.started(), r.status(), r.spec(),
                r.images(), r.classes(), r.skipped(), r.backbone(), r.settings(), r.shots(), r.shortClasses(),
                r.supportImages(), r.evaluation(), r.predictions(), r.seconds(), r.provenance(), r.notes(),
                r.openSet(), r.auxiliary());
    }

    /** The samples with those of the named images changed. */
    static List<Sample> each(Dataset d, List<String> images, UnaryOperator<Sample> change) {
        return d.samples().stream().map(s -> images.contains(s.image().name()) ? change.apply(s) : s).toList();
    }
}
