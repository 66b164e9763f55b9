package org.handful.ui.evaluate.unchecked;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.run.result.RunResult;
import org.handful.run.shelf.Cleaning;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** What became of the unchecked images in the run that is looked at. FX thread. */
public final class UncheckedModel {
    private final ProjectModel project;
    private final ReadOnlyObjectWrapper<Cleaning> cleaning = new ReadOnlyObjectWrapper<>();

    /** @param run that is looked at; null while there is none */
    public UncheckedModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.project = project;
        run.subscribe(now -> {
            cleaning.set(null);
            if (now != null) {
                kit.background().load(this, () -> project.session().shelf().cleaning(now.id()),
                        (Optional<Cleaning> found) -> cleaning.set(found.orElse(null)));
            }
        });
    }

    /** Null for a run that learned from checked images alone. */
    ReadOnlyObjectProperty<Cleaning> cleaning() {
        return cleaning.getReadOnlyProperty();
    }

    /** The new labels become those of the project, and what counted takes part; undoable. */
    void takeOver() {
        Cleaning now = cleaning.get();
        if (now != null) {
            project.edit(s -> s.shelf().takeOver(now));
        }
    }
}
