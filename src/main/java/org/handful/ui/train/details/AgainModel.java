package org.handful.ui.train.details;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.handful.run.Home;
import org.handful.run.result.RunInfo;
import org.handful.run.shelf.Drift;
import org.handful.run.shelf.RunCommandLine;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.train.runs.RunsModel;

/** How a run can be done again: from the command line, or here with the images that it recorded. FX thread. */
public final class AgainModel {
    private static final int NAMED = 3;

    private final UiKit kit;
    private final Texts texts;
    private final ProjectModel project;
    private final RunsModel runs;
    private final Optional<Path> home;
    private final Consumer<String> clipboard;
    private final ReadOnlyObjectWrapper<Drift> drift = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<String> obstacle;

    /**
     * @param home where settings and backbones are
     * @param clipboard takes what is copied
     */
    public AgainModel(UiKit kit, ProjectModel project, RunsModel runs, Home home, Consumer<String> clipboard) {
        this.kit = kit;
        this.texts = kit.texts();
        this.project = project;
        this.runs = runs;
        this.home = home.root().equals(Home.locate(null).root())
                ? Optional.empty() : Optional.of(home.root().toAbsolutePath());
        this.clipboard = clipboard;
        this.obstacle = Bindings.createStringBinding(this::why, drift, project.training(), runs.stored());
        runs.stored().subscribe(_ -> load());
        runs.board().addListener((_, _, _) -> load());
        project.dataset().addListener((_, _, _) -> load());
    }

    /** What the project would do differently for the run that is looked at; null until it is known. */
    ReadOnlyObjectProperty<Drift> drift() {
        return drift.getReadOnlyProperty();
    }

    /** Why it cannot be repeated here, in words; null when it can. */
    ObservableValue<String> obstacle() {
        return obstacle;
    }

    /** As it is typed into the shell of this system. */
    String command(RunInfo run) {
        return RunCommandLine.of(project.path(), run.spec(), run.device(), run.threads(), home)
                .text(RunCommandLine.Shell.ofSystem());
    }

    /** Puts the command on the clipboard. */
    public void copy(RunInfo run) {
        clipboard.accept(command(run));
        kit.notices().show(Notice.good(texts.get("again.copied", run.name())));
    }

    /** What the command line would see that the run did not, a line each; one line when it would see the same. */
    List<String> lines(Drift now) {
        List<String> out = new ArrayList<>();
        if (!now.impossible().isEmpty()) {
            out.add(texts.get("again.impossible", now.impossible()));
        }
        add(out, "again.removed", now.removed());
        add(out, "again.added", now.added());
        add(out, "again.relabelled", now.relabelled());
        add(out, "again.replaced", now.replaced());
        add(out, "again.moved", now.moved());
        add(out, "again.described", now.described());
        if (now.classes()) {
            out.add(texts.get("again.classes"));
        }
        return out.isEmpty() ? List.of(texts.get("again.same")) : out;
    }

    private void add(List<String> out, String key, List<String> names) {
        if (!names.isEmpty()) {
            out.add(texts.get(key, names.size(), named(names)));
        }
    }

    private static String named(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? some + " \u2026" : some;
    }

    private String why() {
        RunsModel.Stored shown = runs.stored().get();
        if (shown == null || shown.result().isEmpty()) {
            return texts.get(shown != null && shown.info().labels() != null
                    ? "again.obstacle.labels" : "again.obstacle.result");
        }
        if (project.training().get() != null) {
            return texts.get("again.obstacle.running");
        }
        Drift now = drift.get();
        return now == null || now.gone().isEmpty() ? null
                : texts.get("again.obstacle.gone", now.gone().size(), named(now.gone()));
    }

    private void load() {
        RunsModel.Stored shown = runs.stored().get();
        // Dividing many images takes a moment: not while nobody looks.
        if (shown == null || shown.result().isEmpty() || runs.board().get() != RunsModel.Board.DETAILS) {
            drift.set(null);
            kit.background().forget(this);
            return;
        }
        long id = shown.info().id();
        kit.background().load(this, () -> project.session().shelf().drift(id), drift::set);
    }
}
