package org.handful.ui.shell.split;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.handful.model.SplitRole;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;

/** How many images lie on which side, and the lock of the test set. FX thread. */
public final class SplitListModel {
    private static final List<SplitRole> ORDER =
            List.of(SplitRole.SUPPORT, SplitRole.TEST, SplitRole.ANY, SplitRole.OFF);

    private final ProjectModel project;
    private final ImageFilter filter;
    private final Navigation navigation;
    private final ObjectBinding<List<SplitRow>> rows;

    public SplitListModel(ProjectModel project, ImageFilter filter, Navigation navigation) {
        this.project = project;
        this.filter = filter;
        this.navigation = navigation;
        rows = Bindings.createObjectBinding(this::look, project.census(), filter.scopes());
    }

    /** Empty while there are no images. */
    ObjectBinding<List<SplitRow>> rows() {
        return rows;
    }

    ReadOnlyBooleanProperty locked() {
        return project.testLocked();
    }

    /** Narrows the gallery to a side, or widens it again, and goes there. */
    void choose(SplitRow row) {
        filter.toggle(new Scope.OnSide(row.role()));
        navigation.show(Navigation.IMAGES);
    }

    /** Images were dragged onto a side. */
    void assign(List<String> images, SplitRole role) {
        project.edit(s -> s.setRole(images, role));
    }

    void lock(boolean locked) {
        if (locked != project.testLocked().get()) {
            project.edit(s -> s.split().lockTest(locked));
        }
    }

    private List<SplitRow> look() {
        List<SplitRow> all = new ArrayList<>();
        if (project.census().get().images() > 0) {
            ORDER.forEach(role -> all.add(new SplitRow(role, project.census().get().sides().get(role),
                    filter.has(new Scope.OnSide(role)))));
        }
        return List.copyOf(all);
    }
}
