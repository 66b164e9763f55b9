package org.handful.ui.evaluate.sessions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.handful.model.Dataset;
import org.handful.model.SplitSpec;
import org.handful.run.result.RunResult;
import org.handful.run.sessions.KeptSessions;
import org.handful.run.sessions.SessionPlan;
import org.handful.run.sessions.SessionReport;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.evaluate.asking.PerRun;

/** What becomes of the run that is looked at when the classes that it does not know are added. FX thread. */
public final class SessionsModel {
    private static final int SHOTS = 5;

    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final IntegerProperty shots = new SimpleIntegerProperty(SHOTS);
    private final IntegerProperty perSession = new SimpleIntegerProperty(1);
    private final ObjectBinding<List<String>> fresh;
    private final StringBinding whyNot;
    private final PerRun<SessionReport> measuring;
    private final ReadOnlyObjectWrapper<KeptSessions> shown = new ReadOnlyObjectWrapper<>();
    private List<KeptSessions> kept = List.of();

    /** @param run that is looked at; null while there is none */
    public SessionsModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        fresh = Bindings.createObjectBinding(() -> unknown(project.dataset().get(), run.get()), project.dataset(), run);
        measuring = new PerRun<>(kit, run);
        whyNot = Bindings.createStringBinding(this::reason, fresh, run, measuring.going());
        run.subscribe(_ -> look());
        measuring.answer().subscribe(now -> {
            if (now != null) {
                look();
            }
        });
        shots.subscribe(_ -> showAsked());
        perSession.subscribe(_ -> showAsked());
    }

    /** Reads what is kept with the run; that of another run goes at once. */
    private void look() {
        RunResult now = run.get();
        if (now == null || shown.get() != null && shown.get().report().plan().run() != now.id()) {
            kept = List.of();
            shown.set(null);
        }
        if (now != null) {
            kit.background().load(this, () -> project.session().shelf().sessions(now.id()), found -> {
                if (run.get() != null && run.get().id() == now.id()) {
                    publish(found);
                }
            });
        }
    }

    /** The newest, with the numbers that it was measured with. */
    private void publish(List<KeptSessions> found) {
        kept = found;
        shown.set(found.isEmpty() ? null : found.getFirst());
        if (!found.isEmpty()) {
            SessionPlan plan = found.getFirst().report().plan();
            shots.set(plan.shots());
            perSession.set(plan.perSession());
        }
    }

    /** What was measured with other numbers comes back when a person asks for these again. */
    private void showAsked() {
        kept.stream().filter(k -> k.report().plan().shots() == shots.get()
                && k.report().plan().perSession() == perSession.get()).findFirst().ifPresent(shown::set);
    }

    /** Images that each new class is learned from. */
    IntegerProperty shots() {
        return shots;
    }

    /** New classes per session; 0 for all at once. */
    IntegerProperty perSession() {
        return perSession;
    }

    /** Classes that the run does not know. */
    ObjectBinding<List<String>> fresh() {
        return fresh;
    }

    /** Why nothing can be measured now; null when it can. */
    StringBinding whyNot() {
        return whyNot;
    }

    /** Null until it is measured. */
    ReadOnlyObjectProperty<KeptSessions> shown() {
        return shown.getReadOnlyProperty();
    }

    void measure() {
        if (whyNot.get() != null) {
            return;
        }
        measuring.ask(project.session().sessions(new SessionPlan(
                run.get().id(), shots.get(), perSession.get(), run.get().spec().seed())));
    }

    private String reason() {
        if (run.get() == null) {
            return "";
        }
        if (run.get().spec().split() instanceof SplitSpec.Folds) {
            return kit.texts().get("evaluate.sessions.folds");
        }
        return fresh.get().isEmpty() ? kit.texts().get("evaluate.sessions.none")
                : measuring.going().get() != null ? kit.texts().get("evaluate.sessions.busy") : null;
    }

    private static List<String> unknown(Dataset data, RunResult run) {
        return run == null || data == null ? List.of() : IntStream.range(0, data.labels().size())
                .filter(k -> data.labels().active(k) && !run.classes().contains(data.labels().name(k)))
                .filter(k -> Arrays.stream(data.ofClass(k)).anyMatch(data::usable))
                .mapToObj(data.labels()::name).toList();
    }
}
