package org.handful.ui.shell;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;

/** What the status bar says. FX thread. */
public final class StatusBarViewModel {
    private final StringBinding device;
    private final StringBinding deviceWhy;
    private final StringBinding saved;
    private final StringBinding backbone;
    private final ObjectBinding<JobModel> job;

    public StatusBarViewModel(ProjectModel project, ReadOnlyObjectProperty<EngineState> engine, UiKit kit) {
        Texts texts = kit.texts();
        device = Bindings.createStringBinding(() -> switch (engine.get()) {
            case EngineState.Starting() -> texts.get("shell.status.starting");
            case EngineState.Ready(var d) -> d.device().equals("cpu")
                    ? texts.get("shell.status.cpu", d.threads())
                    : d.device().toUpperCase(Locale.ROOT);
            case EngineState.Failed(var words) -> texts.get("shell.status.failed");
        }, engine);
        deviceWhy = Bindings.createStringBinding(() -> switch (engine.get()) {
            case EngineState.Starting() -> texts.get("shell.status.starting.why");
            case EngineState.Ready(var d) -> texts.get("shell.status.why", d.reason(), d.djl(), d.libtorch());
            case EngineState.Failed(var words) -> words;
        }, engine);
        saved = Bindings.createStringBinding(
                () -> texts.get(project.editsGoingOn().get() == 0 ? "shell.status.saved" : "shell.status.saving"),
                project.editsGoingOn());
        backbone = Bindings.createStringBinding(() -> project.runs().get().isEmpty()
                ? ""
                : texts.get("shell.status.backbone", project.runs().get().getFirst().spec().backbone()),
                project.runs());
        var running = kit.jobs().running();
        job = Bindings.createObjectBinding(() -> running.isEmpty() ? null : running.getFirst(), running);
    }

    StringBinding device() {
        return device;
    }

    StringBinding deviceWhy() {
        return deviceWhy;
    }

    StringBinding saved() {
        return saved;
    }

    /** Of the newest run; empty before the first one. */
    StringBinding backbone() {
        return backbone;
    }

    /** The job that has gone on longest, or null. */
    ObjectBinding<JobModel> job() {
        return job;
    }
}
