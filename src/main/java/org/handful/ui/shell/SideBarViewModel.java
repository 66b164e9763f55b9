package org.handful.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.ImportWords;

/** What there is: classes, attribute values and runs, with counts. FX thread. */
public final class SideBarViewModel {
    private final ProjectModel project;
    private final ImageFilter filter;
    private final Navigation navigation;
    private final UiKit kit;
    private final Figures figures;
    private final ObjectBinding<List<ClassRow>> classes;
    private final ObjectBinding<List<ValueRow>> values;
    private final ObjectBinding<List<RunRow>> runs;

    public SideBarViewModel(ProjectModel project, ImageFilter filter, Navigation navigation, UiKit kit) {
        this.project = project;
        this.filter = filter;
        this.navigation = navigation;
        this.kit = kit;
        this.figures = new Figures(kit.texts());
        this.classes = Bindings.createObjectBinding(this::classRows, project.dataset(), filter.scopes());
        this.values = Bindings.createObjectBinding(this::valueRows, project.dataset(), filter.scopes());
        this.runs = Bindings.createObjectBinding(this::runRows, project.runs(), navigation.run());
    }

    /** In the order of the label space, images without a class last. */
    ObjectBinding<List<ClassRow>> classes() {
        return classes;
    }

    /** By attribute, then value. */
    ObjectBinding<List<ValueRow>> values() {
        return values;
    }

    /** Newest first. */
    ObjectBinding<List<RunRow>> runs() {
        return runs;
    }

    /** Narrows the gallery to a class, or widens it again, and goes there. */
    void choose(ClassRow row) {
        filter.toggle(row.index() < 0 ? new Scope.Unlabelled() : new Scope.OfClass(row.name()));
        navigation.show(Navigation.IMAGES);
    }

    void choose(ValueRow row) {
        filter.toggle(new Scope.WithValue(row.attribute(), row.value()));
        navigation.show(Navigation.IMAGES);
    }

    void choose(RunRow row) {
        if (row.status() == RunStatus.RUNNING) {
            navigation.show(Navigation.TRAIN);
        } else {
            navigation.showRun(row.id());
        }
    }

    /** Adds a class; a blank name or one that is there does nothing. */
    void addClass(String name) {
        String clean = name.strip();
        if (!clean.isEmpty() && project.dataset().get().labels().indexOf(clean) < 0) {
            project.edit(s -> s.addClass(clean));
        }
    }

    /** Gives a class another name; the name of another class merges the two. */
    void renameClass(String from, String to) {
        String clean = to.strip();
        if (clean.isEmpty() || clean.equals(from)) {
            return;
        }
        if (project.dataset().get().labels().indexOf(clean) < 0) {
            project.edit(s -> s.renameClass(from, clean));
        } else {
            project.edit(s -> s.mergeClasses(from, clean));
            tellUndoable(kit.texts().get("shell.classes.merged", from, clean));
        }
        filter.replace(new Scope.OfClass(from), new Scope.OfClass(clean));
    }

    /** Its images stay, without a class. */
    void deleteClass(ClassRow row) {
        filter.remove(new Scope.OfClass(row.name()));
        project.edit(s -> s.deleteClass(row.name()));
        tellUndoable(kit.texts().get("shell.classes.deleted", row.name(), row.count()));
    }

    /** Images were dragged onto a row. */
    void label(List<String> images, ClassRow row) {
        project.edit(s -> s.setLabel(images, row.index() < 0 ? null : row.name()));
    }

    /** Files were dropped onto a row. */
    void importInto(List<Path> files, ClassRow row) {
        var into = row.index() < 0 ? Optional.<String>empty() : Optional.of(row.name());
        var options = new ImportOptions(Optional.empty(), Optional.empty(), false, into);
        var words = new ImportWords(kit.texts());
        project.importImages(files, options, report -> kit.notices().show(words.notice(report)));
    }

    void deleteRun(RunRow row) {
        project.edit(s -> s.deleteRun(row.id()));
    }

    void renameRun(RunRow row, String name) {
        if (!name.isBlank() && !name.strip().equals(row.name())) {
            project.edit(s -> s.renameRun(row.id(), name.strip()));
        }
    }

    private void tellUndoable(String text) {
        project.offerUndo(text, kit.texts().get("shell.undo"));
    }

    private List<ClassRow> classRows() {
        Dataset dataset = project.dataset().get();
        int[] counts = new int[dataset.labels().size()];
        int unlabelled = 0;
        for (Sample s : dataset.samples()) {
            if (s.labelled()) {
                counts[s.label()]++;
            } else {
                unlabelled++;
            }
        }
        boolean onlyUnlabelled = filter.has(new Scope.Unlabelled());
        List<ClassRow> rows = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            String name = dataset.labels().name(k);
            rows.add(new ClassRow(k, name, counts[k], filter.has(new Scope.OfClass(name))));
        }
        if (unlabelled > 0 || onlyUnlabelled) {
            rows.add(new ClassRow(Sample.UNLABELLED, kit.texts().get("shell.classes.unlabelled"), unlabelled,
                    onlyUnlabelled));
        }
        return List.copyOf(rows);
    }

    private List<ValueRow> valueRows() {
        Dataset dataset = project.dataset().get();
        List<ValueRow> rows = new ArrayList<>();
        for (String attribute : dataset.attributeNames()) {
            var counts = new TreeMap<String, Integer>();
            dataset.samples().forEach(s -> {
                String value = s.attributes().get(attribute);
                if (value != null) {
                    counts.merge(value, 1, Integer::sum);
                }
            });
            counts.forEach((value, n) -> rows.add(new ValueRow(attribute, value, n,
                    filter.has(new Scope.WithValue(attribute, value)))));
        }
        return List.copyOf(rows);
    }

    private List<RunRow> runRows() {
        return project.runs().get().stream().map(r -> new RunRow(r.id(), r.name(), r.status(), figure(r),
                Long.valueOf(r.id()).equals(navigation.run().get()))).toList();
    }

    private String figure(RunInfo run) {
        return run.accuracy() != null
                ? figures.percent(run.accuracy())
                : kit.texts().get("shell.runs." + run.status().name().toLowerCase(java.util.Locale.ROOT));
    }
}
