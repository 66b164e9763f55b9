package org.handful.ui.images.intake;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.handful.model.Sample;
import org.handful.run.intake.DuplicateGroup;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** Groups of images that look almost the same, one after the other, and what is decided about them. FX thread. */
public final class DuplicatesModel {
    private final ProjectModel project;
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<List<DuplicateGroup>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<DuplicateGroup>> open = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<DuplicateGroup>> reviewed = new ReadOnlyObjectWrapper<>(List.of());
    private final IntegerProperty at = new SimpleIntegerProperty();
    private boolean decidedToo;
    private Runnable shower = () -> {};

    public DuplicatesModel(ProjectModel project, UiKit kit) {
        this.project = project;
        this.kit = kit;
        // Every edit, for one of them keeps a group, which changes no image.
        project.looks().subscribe(n -> load());
    }

    /** @param shower opens the card that shows them side by side */
    public void onReview(Runnable shower) {
        this.shower = shower;
    }

    /** All groups, those that were decided about too. */
    public ReadOnlyObjectProperty<List<DuplicateGroup>> all() {
        return all.getReadOnlyProperty();
    }

    /** Those that nobody decided about yet. */
    public ReadOnlyObjectProperty<List<DuplicateGroup>> open() {
        return open.getReadOnlyProperty();
    }

    /** Those that one goes through now. */
    ReadOnlyObjectProperty<List<DuplicateGroup>> reviewed() {
        return reviewed.getReadOnlyProperty();
    }

    /** Which of them is looked at. */
    IntegerProperty at() {
        return at;
    }

    /** Shows those that want a decision or, when there are none, those that were decided about. */
    public void review() {
        review(null);
    }

    /**
     * Shows the group of an image first.
     *
     * @param image its name; null for no certain one
     */
    public void review(String image) {
        // What was imported a moment ago may not be compared yet.
        kit.background().load(this, () -> project.session().intake().duplicates().groups(), groups -> {
            publish(groups);
            DuplicateGroup wanted = groups.stream().filter(g -> g.names().contains(image)).findFirst().orElse(null);
            decidedToo = open.get().isEmpty() || wanted != null && wanted.kept();
            choose();
            if (reviewed.get().isEmpty()) {
                kit.notices().show(Notice.info(kit.texts().get("intake.duplicates.none")));
                return;
            }
            at.set(Math.max(0, reviewed.get().indexOf(wanted)));
            shower.run();
        });
    }

    /** The one that is looked at; null when there is none left. */
    DuplicateGroup current() {
        List<DuplicateGroup> groups = reviewed.get();
        return groups.isEmpty() ? null : groups.get(Math.min(at.get(), groups.size() - 1));
    }

    void move(int step) {
        int size = reviewed.get().size();
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

    /** They stay, and want no decision any more. */
    void keepAll() {
        DuplicateGroup group = current();
        if (group == null) {
            return;
        }
        if (group.kept()) {
            move(1);
            return;
        }
        project.edit(s -> s.intake().duplicates().keepAll(group));
        project.offerUndo(kit.texts().get("intake.duplicates.kept", group.images().size()),
                kit.texts().get("images.undo"));
    }

    private void load() {
        kit.background().load(this, () -> project.session().intake().duplicates().groups(), this::publish);
    }

    private void publish(List<DuplicateGroup> groups) {
        all.set(List.copyOf(groups));
        open.set(groups.stream().filter(g -> !g.kept()).toList());
        choose();
    }

    private void choose() {
        reviewed.set(new ArrayList<>(decidedToo ? all.get() : open.get()));
    }
}
