package org.handful.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.handful.model.Dataset;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.RunInfo;
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
    private final ObservableValue<String> queue;
    private final ObjectProperty<List<BackboneInfo>> backbones = new SimpleObjectProperty<>(List.of());

    /**
     * @param installed reads which backbones there are; called in the background
     * @param queue how the runs stand, in words; null while there are none
     */
    public StatusBarViewModel(
            ProjectModel project, Callable<List<BackboneInfo>> installed, ReadOnlyObjectProperty<EngineState> engine,
            ObservableValue<String> queue, UiKit kit) {
        this.queue = queue;
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
        backbone = Bindings.createStringBinding(() -> inUse(project.runs().get())
                .map(b -> b.size() == 0 ? b.name() : texts.get("shell.status.backbone", b.name(), b.size())).orElse(""), project.runs(), backbones);
        Runnable read = () -> kit.background().load(this, installed, backbones::set);
        engine.subscribe(state -> read.run());
        project.dataset().map(Dataset::imageless).addListener((o, before, now) -> read.run());
        project.runs().addListener((o, before, now) -> {
            if (!now.isEmpty() && inUse(now).isEmpty()) {
                read.run();
            }
        });
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

    /** Of the newest run, or the one to begin with; empty when it is not known. */
    StringBinding backbone() {
        return backbone;
    }

    /** The job that has gone on longest, or null. */
    ObjectBinding<JobModel> job() {
        return job;
    }

    /** How the runs that go on and wait stand, in words; null while there are none. */
    ObservableValue<String> queue() {
        return queue;
    }

    private Optional<BackboneInfo> inUse(List<RunInfo> runs) {
        return runs.isEmpty()
                ? backbones.get().stream().findFirst()
                : backbones.get().stream().filter(b -> b.id().equals(runs.getFirst().spec().backbone())).findFirst();
    }
}
