package org.handful.ui.shell.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.run.data.Census;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.drop.Incoming;
import org.handful.ui.common.look.Rgb;
import org.handful.ui.common.part.ImportWords;

/** The classes with their counts, and what can be done to them. FX thread. */
public final class ClassListModel {
    private final ProjectModel project;
    private final ImageFilter filter;
    private final Navigation navigation;
    private final UiKit kit;
    private final ObjectBinding<List<ClassRow>> rows;

    public ClassListModel(ProjectModel project, ImageFilter filter, Navigation navigation, UiKit kit) {
        this.project = project;
        this.filter = filter;
        this.navigation = navigation;
        this.kit = kit;
        rows = Bindings.createObjectBinding(this::look, project.census(), filter.scopes());
    }

    /** In the order of the label space, images without a class last. */
    ObjectBinding<List<ClassRow>> rows() {
        return rows;
    }

    /** Narrows the gallery to a class, or widens it again, and goes there. */
    void choose(ClassRow row) {
        filter.toggle(row.isClass() ? new Scope.OfClass(row.name()) : new Scope.Unlabelled());
        navigation.show(Navigation.IMAGES);
    }

    /** Adds a class; a blank name or one that is there does nothing. */
    void add(String name) {
        String clean = name.strip();
        if (!clean.isEmpty() && labels().indexOf(clean) < 0) {
            project.edit(s -> s.addClass(clean));
        }
    }

    /** Gives a class another name; the name of another class merges the two. */
    void rename(String from, String to) {
        String clean = to.strip();
        if (clean.isEmpty() || clean.equals(from)) {
            return;
        }
        if (labels().indexOf(clean) >= 0) {
            merge(from, clean);
        } else {
            project.edit(s -> s.renameClass(from, clean));
            filter.replace(new Scope.OfClass(from), new Scope.OfClass(clean));
        }
    }

    /** The images of one class become images of another. */
    void merge(String from, String into) {
        project.edit(s -> s.mergeClasses(from, into));
        filter.replace(new Scope.OfClass(from), new Scope.OfClass(into));
        tellUndoable(kit.texts().get("shell.classes.merged", from, into));
    }

    /** Its images stay, without a class. */
    void delete(ClassRow row) {
        if (row.isClass()) {
            filter.remove(new Scope.OfClass(row.name()));
            project.edit(s -> s.deleteClass(row.name()));
            tellUndoable(kit.texts().get("shell.classes.deleted", row.name(), row.count()));
        }
    }

    /** @param colour null for the one that its place has */
    void recolour(ClassRow row, Rgb colour) {
        String hex = colour == null ? null : colour.hex();
        project.edit(s -> s.classes().recolour(row.name(), hex));
    }

    /** Lets it take part in new runs, or no longer. */
    void switchOver(ClassRow row) {
        if (row.isClass()) {
            project.edit(s -> s.classes().setActive(List.of(row.name()), !row.active()));
        }
    }

    /** @param position among the classes, from 0; beyond the ends it stays at the end */
    void move(ClassRow row, int position) {
        int place = Math.clamp(position, 0, Math.max(0, labels().size() - 1));
        if (row.isClass() && place != row.index()) {
            project.edit(s -> s.classes().move(row.name(), place));
        }
    }

    /** The classes that this one could be merged into. */
    List<String> others(ClassRow row) {
        return labels().names().stream().filter(name -> !name.equals(row.name())).toList();
    }

    /** Images were dragged onto a row. */
    void label(List<String> images, ClassRow row) {
        project.edit(s -> s.setLabel(images, row.isClass() ? row.name() : null));
    }

    /** Something of another program was dropped onto a row. */
    void take(Dropped dropped, ClassRow row) {
        var into = row.isClass() ? Optional.of(row.name()) : Optional.<String>empty();
        var options = new ImportOptions(Optional.empty(), Optional.empty(), false, into);
        Consumer<ImportReport> done = report -> kit.notices().show(new ImportWords(kit.texts()).notice(report));
        new Incoming(kit, files -> project.importImages(files, options, done),
                picture -> project.follow(project.session().intake().take(List.of(picture), into), done)).take(dropped);
    }

    private void tellUndoable(String text) {
        project.offerUndo(text, kit.texts().get("shell.undo"));
    }

    private LabelSpace labels() {
        return project.census().get().labels();
    }

    private List<ClassRow> look() {
        Census census = project.census().get();
        LabelSpace labels = census.labels();
        List<ClassRow> all = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            String name = labels.name(k);
            all.add(new ClassRow(k, name, census.perClass().get(k), filter.has(new Scope.OfClass(name)),
                    labels.active(k), labels.colours().get(name)));
        }
        boolean narrowed = filter.has(new Scope.Unlabelled());
        if (census.images() > 0 || narrowed) {
            all.add(new ClassRow(Sample.UNLABELLED, kit.texts().get("shell.classes.unlabelled"), census.unlabelled(),
                    narrowed, true, null));
        }
        return List.copyOf(all);
    }
}
