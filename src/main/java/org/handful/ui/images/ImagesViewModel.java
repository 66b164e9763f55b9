package org.handful.ui.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.result.ImportOptions;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.ImportPlan;
import org.handful.ui.common.part.ImportWords;

/** The gallery: what is shown, what is selected, and what is done to it. FX thread. */
public final class ImagesViewModel {
    private final ProjectModel project;
    private final Selection selection;
    private final ImageFilter filter;
    private final UiKit kit;
    private final IntegerProperty columns = new SimpleIntegerProperty(6);
    private final DoubleProperty side = new SimpleDoubleProperty(128);
    private final ObjectBinding<Gallery> gallery;
    private final StringBinding summary;
    private final BooleanBinding empty;
    private final BooleanBinding nothingFound;
    private final ReadOnlyObjectWrapper<String> viewed = new ReadOnlyObjectWrapper<>();
    private String anchor;

    public ImagesViewModel(ProjectModel project, Selection selection, ImageFilter filter, UiKit kit) {
        this.project = project;
        this.selection = selection;
        this.filter = filter;
        this.kit = kit;
        gallery = Bindings.createObjectBinding(() -> Gallery.of(data(), filter.test(data().labels()), columns.get(),
                kit.texts().get("images.unlabelled")), project.dataset(), filter.query(), filter.scopes(), columns);
        summary = Bindings.createStringBinding(this::summarise, gallery, selection.names());
        empty = Bindings.createBooleanBinding(() -> data().size() == 0, project.dataset());
        nothingFound = Bindings.createBooleanBinding(() -> data().size() > 0 && gallery.get().order().isEmpty(),
                gallery);
        project.dataset().addListener((o, before, now) -> selection.retain(names(now)));
    }

    /** Goes on where another one of the same project was. */
    void takeOver(ImagesViewModel before) {
        side.set(before.side.get());
        anchor = before.anchor;
        viewed.set(before.viewed.get());
    }

    ProjectModel project() {
        return project;
    }

    Selection selection() {
        return selection;
    }

    ImageFilter filter() {
        return filter;
    }

    /** How many images fit in a line; the view knows. */
    IntegerProperty columns() {
        return columns;
    }

    /** Of a thumbnail, pixels. */
    DoubleProperty side() {
        return side;
    }

    ObjectBinding<Gallery> gallery() {
        return gallery;
    }

    /** {@code 124 images, 3 selected}. */
    StringBinding summary() {
        return summary;
    }

    BooleanBinding empty() {
        return empty;
    }

    /** True when there are images and the filter shows none. */
    BooleanBinding nothingFound() {
        return nothingFound;
    }

    /** The image that is shown large, or null. */
    ReadOnlyObjectProperty<String> viewed() {
        return viewed.getReadOnlyProperty();
    }

    /** A click on an image. @param range with Shift @param toggle with Ctrl or Command */
    void click(String name, boolean range, boolean toggle) {
        if (range && gallery.get().shows(anchor)) {
            selection.select(gallery.get().between(anchor, name));
            return;
        }
        anchor = name;
        if (toggle) {
            selection.toggle(name);
        } else {
            selection.select(name);
        }
    }

    /** An arrow key. @param extend with Shift */
    void move(Gallery.Direction direction, boolean extend) {
        String next = gallery.get().neighbour(selection.lead().get(), direction);
        if (next == null) {
            return;
        }
        if (extend && gallery.get().shows(anchor)) {
            selection.select(gallery.get().between(anchor, next));
        } else {
            anchor = next;
            selection.select(next);
        }
        if (viewed.get() != null) {
            viewed.set(next);
        }
    }

    void selectAll() {
        selection.select(gallery.get().order());
    }

    /** Selects all shown images of a class. @param label -1 for images without a class */
    void selectClass(int label) {
        selection.select(gallery.get().rows().stream()
                .filter(r -> r instanceof GalleryRow.Strip s && s.label() == label)
                .flatMap(r -> ((GalleryRow.Strip) r).samples().stream())
                .map(s -> s.image().name()).toList());
    }

    /** A digit key: 1 to 9 give the class of that place, 0 takes the class away. */
    void labelByKey(int digit) {
        List<String> classes = data().labels().names();
        if (digit == 0) {
            label(null);
        } else if (digit <= classes.size()) {
            label(classes.get(digit - 1));
        } else if (!selection.names().get().isEmpty()) {
            kit.notices().show(Notice.info(kit.texts().get("images.noclass", digit, classes.size())));
        }
    }

    /** Labels what is selected; who labels new images goes on to the next one. @param className null for none */
    void label(String className) {
        List<String> images = selected();
        if (images.isEmpty()) {
            return;
        }
        String next = className == null ? null : nextUnlabelled(images);
        project.edit(s -> s.setLabel(images, className));
        if (next != null) {
            anchor = next;
            selection.select(next);
            if (viewed.get() != null) {
                viewed.set(next);
            }
        }
    }

    /** Images were dragged onto a class. @param label -1 for none */
    void labelDragged(List<String> images, int label) {
        String className = label < 0 ? null : data().labels().name(label);
        project.edit(s -> s.setLabel(images, className));
    }

    void setRole(SplitRole role) {
        List<String> images = selected();
        if (!images.isEmpty()) {
            project.edit(s -> s.setRole(images, role));
        }
    }

    /** Takes the selected images out of the project. */
    void remove() {
        List<String> images = selected();
        if (images.isEmpty()) {
            return;
        }
        viewed.set(null);
        project.edit(s -> s.removeImages(images));
        project.offerUndo(kit.texts().get("images.removed", images.size()), kit.texts().get("images.undo"));
    }

    /** Imports what was dropped or chosen; tables among it are read as such. */
    void add(List<Path> files) {
        if (!files.isEmpty()) {
            kit.background().load("images.plan", () -> ImportPlan.of(files), this::add);
        }
    }

    /** Imports. */
    public void add(ImportPlan plan) {
        var words = new ImportWords(kit.texts());
        project.importImages(plan.sources(), plan.options(), report -> kit.notices().show(words.notice(report)));
    }

    /** Imports files that were dropped on a class. @param label -1 for none */
    void addTo(List<Path> files, int label) {
        if (label < 0) {
            add(files);
        } else {
            add(new ImportPlan(files, new ImportOptions(Optional.empty(), Optional.empty(), false,
                    Optional.of(data().labels().name(label)))));
        }
    }

    /** Shows an image large. */
    void view(String name) {
        if (name != null) {
            selection.select(name);
            anchor = name;
            viewed.set(name);
        }
    }

    void closeViewer() {
        viewed.set(null);
    }

    /** The sample of that name in the current snapshot. */
    Optional<Sample> sample(String name) {
        return data().samples().stream().filter(s -> s.image().name().equals(name)).findFirst();
    }

    Dataset data() {
        return project.dataset().get();
    }

    private List<String> selected() {
        return new ArrayList<>(selection.names().get());
    }

    private String nextUnlabelled(List<String> images) {
        Set<String> chosen = Set.copyOf(images);
        Set<String> fresh = data().samples().stream().filter(s -> !s.labelled()).map(s -> s.image().name())
                .collect(Collectors.toSet());
        if (!fresh.containsAll(chosen)) {
            return null;
        }
        List<String> order = gallery.get().order();
        int last = images.stream().mapToInt(order::indexOf).max().orElse(-1);
        return order.stream().skip(last + 1L).filter(n -> fresh.contains(n) && !chosen.contains(n)).findFirst()
                .orElseGet(() -> order.stream().filter(n -> fresh.contains(n) && !chosen.contains(n)).findFirst()
                        .orElse(null));
    }

    private String summarise() {
        int shown = gallery.get().order().size();
        int all = data().size();
        String images = shown == all
                ? kit.texts().get("images.count", all)
                : kit.texts().get("images.count.some", shown, all);
        int chosen = selection.names().get().size();
        return chosen == 0 ? images : images + ", " + kit.texts().get("images.count.selected", chosen);
    }

    private static Set<String> names(Dataset dataset) {
        return dataset.samples().stream().map(s -> s.image().name()).collect(Collectors.toSet());
    }
}
