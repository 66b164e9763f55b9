package org.handful.ui.images.intake;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.handful.model.Sample;
import org.handful.run.intake.DuplicateGroup;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** Groups of images that look almost the same, one after the other, and what is decided about them. FX thread. */
public final class DuplicatesModel {
    private final ProjectModel project;
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<List<DuplicateGroup>> open = new ReadOnlyObjectWrapper<>(List.of());
    private final IntegerProperty at = new SimpleIntegerProperty();

    public DuplicatesModel(ProjectModel project, UiKit kit) {
        this.project = project;
        this.kit = kit;
        project.dataset().subscribe(d -> load());
    }

    /** Those that nobody decided about yet. */
    public ReadOnlyObjectProperty<List<DuplicateGroup>> open() {
        return open.getReadOnlyProperty();
    }

    /** Which of them is looked at. */
    IntegerProperty at() {
        return at;
    }

    /** The one that is looked at; null when there is none left. */
    DuplicateGroup current() {
        List<DuplicateGroup> groups = open.get();
        return groups.isEmpty() ? null : groups.get(Math.min(at.get(), groups.size() - 1));
    }

    void move(int step) {
        int size = open.get().size();
        if (size > 0) {
            at.set(Math.floorMod(Math.min(at.get(), size - 1) + step, size));
        }
    }

    /** The others leave the project. */
    void keepOne(Sample image) {
        DuplicateGroup group = current();
        if (group != null && group.images().contains(image)) {
            project.edit(s -> s.intake().duplicates().keepOne(group, image.image().name()));
            project.offerUndo(kit.texts().get("intake.duplicates.removed", group.images().size() - 1,
                    image.image().name()), kit.texts().get("images.undo"));
        }
    }

    /** They stay, and are not shown again. */
    void keepAll() {
        DuplicateGroup group = current();
        if (group != null) {
            project.edit(s -> s.intake().duplicates().keepAll(group));
        }
    }

    private void load() {
        kit.background().load(this, () -> project.session().intake().duplicates().open(), open::set);
    }
}
