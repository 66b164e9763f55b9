package org.handful.ui.evaluate.privacy;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.error.InputException;
import org.handful.run.privacy.MembershipPlan;
import org.handful.run.privacy.MembershipReport;
import org.handful.run.privacy.MembershipWork;
import org.handful.run.result.RunResult;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.evaluate.asking.PerRun;

/** An attack on the method of the run that is looked at. What was found goes with another run. FX thread. */
public final class AttackModel {
    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final ObjectProperty<Double> epsilon = new SimpleObjectProperty<>(MembershipPlan.EPSILON);
    private final PerRun<MembershipReport> report;
    private final StringBinding whyNot;

    /** @param run that is looked at; null while there is none */
    public AttackModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        report = new PerRun<>(kit, run);
        whyNot = Bindings.createStringBinding(this::reason, run, report.going());
        epsilon.addListener((_, _, _) -> report.forget());
        run.subscribe(now -> {
            if (now != null && now.settings().get("epsilon") instanceof Double own) {
                epsilon.set(own);
            }
        });
    }

    /** Of the private training beside it. */
    ObjectProperty<Double> epsilon() {
        return epsilon;
    }

    /** Null while nothing is attacked. */
    ReadOnlyObjectProperty<JobModel> going() {
        return report.going();
    }

    /** Null until it is attacked. */
    ReadOnlyObjectProperty<MembershipReport> report() {
        return report.answer();
    }

    /** Null when it can be done. */
    StringBinding whyNot() {
        return whyNot;
    }

    void start() {
        if (whyNot.get() == null) {
            report.ask(project.session().audits().membership(new MembershipPlan(
                    run.get().id(), epsilon.get(), MembershipPlan.SHADOWS, run.get().spec().seed())));
        }
    }

    private String reason() {
        RunResult now = run.get();
        if (now == null) {
            return "";
        }
        return !attackable(now) ? kit.texts().get("evaluate.attack.network")
                : report.going().get() != null ? kit.texts().get("evaluate.attack.busy") : null;
    }

    private static boolean attackable(RunResult run) {
        try {
            MembershipWork.check(run.spec().method());
            return run.backbone() != null;
        } catch (InputException e) {
            // It says so itself, in words for the command line.
            return false;
        }
    }
}
