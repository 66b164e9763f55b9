package org.handful.ui.images.gallery;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.memory.ProjectMemory;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.intake.MeasuresModel;

/** Which images are shown and in what order: arranged anew in the background whenever something says otherwise. FX thread. */
public final class GalleryModel {
    /** Pixels in which the size of a thumbnail is kept, so that a drag of the slider is not a hundred edits. */
    private static final int STEP = 8;

    private final ProjectModel project;
    private final ImageFilter filter;
    private final Facts facts;
    private final MeasuresModel measures;
    private final UiKit kit;
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(new Grouping.ByClass());
    private final ObjectProperty<Sorting> sorting = new SimpleObjectProperty<>(Sorting.NAME);
    private final BooleanProperty reversed = new SimpleBooleanProperty();
    private final IntegerProperty columns = new SimpleIntegerProperty(6);
    private final IntegerProperty page = new SimpleIntegerProperty(3);
    private final DoubleProperty side = new SimpleDoubleProperty(128);
    private final ReadOnlyObjectWrapper<Gallery> gallery = new ReadOnlyObjectWrapper<>(Gallery.EMPTY);
    private boolean otherwise;
    private boolean startsOver;

    public GalleryModel(
            ProjectModel project, ImageFilter filter, Facts facts, MeasuresModel measures, UiKit kit) {
        this.project = project;
        this.filter = filter;
        this.facts = facts;
        this.measures = measures;
        this.kit = kit;
        project.dataset().addListener((o, before, now) -> arrange());
        for (Observable o : List.of(filter.query(), filter.scopes(), grouping, sorting, reversed)) {
            o.addListener(changed -> {
                otherwise = true;
                arrange();
            });
        }
        facts.run().addListener((o, before, now) -> {
            if (sorting.get().need() == Sorting.Need.RUN || grouping.get() instanceof Grouping.ByPrediction) {
                arrange();
            }
        });
        facts.dates().addListener((o, before, now) -> arrangeIf(Sorting.DATE));
        facts.distances().addListener((o, before, now) -> arrangeIf(Sorting.DISTANCE));
        measures.table().addListener((o, before, now) -> {
            if (asksForMeasures()) {
                arrange();
            }
        });
        sorting.subscribe(s -> {
            switch (s) {
                case DATE -> facts.want(Facts.Wish.DATES);
                case DISTANCE -> facts.want(Facts.Wish.DISTANCES);
                default -> { }
            }
        });
        arrange();
    }

    /** Takes up how images were grouped and sorted, and how large they were, when the project was closed; keeps it. */
    public void remember(ProjectMemory memory) {
        memory.keep(ProjectMemory.GROUPING, grouping, Grouping::text, text -> Grouping.of(text, project.dataset().get()));
        memory.keep(ProjectMemory.SORTING, sorting, Sorting::name, name -> ProjectMemory.named(Sorting.values(), name));
        memory.keep(ProjectMemory.REVERSED, reversed);
        memory.keep(ProjectMemory.THUMBNAIL, side, s -> Long.toString(Math.round(s.doubleValue() / STEP) * STEP),
                GalleryModel::length);
    }

    /** Goes on where another one of the same project was. */
    public void takeOver(GalleryModel before) {
        side.set(before.side.get());
        grouping.set(before.grouping.get());
        sorting.set(before.sorting.get());
        reversed.set(before.reversed.get());
    }

    public ReadOnlyObjectProperty<Gallery> gallery() {
        return gallery.getReadOnlyProperty();
    }

    public ObjectProperty<Grouping> grouping() {
        return grouping;
    }

    public ObjectProperty<Sorting> sorting() {
        return sorting;
    }

    /** Against what the sorting begins with by itself. */
    public BooleanProperty reversed() {
        return reversed;
    }

    /** How many images fit in a line; the pane knows. */
    public IntegerProperty columns() {
        return columns;
    }

    /** How many lines a page key goes; the pane knows. */
    public IntegerProperty page() {
        return page;
    }

    /** Wanted for a thumbnail, pixels. */
    public DoubleProperty side() {
        return side;
    }

    /** Pixels at the lower end that something else lies over for now. */
    ReadOnlyDoubleProperty covered() {
        return kit.notices().covered();
    }

    /** Whether the present order has nothing to do with the one before, because something else was asked for. */
    boolean startsOver() {
        return startsOver;
    }

    private static Number length(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void arrangeIf(Sorting sorted) {
        if (sorting.get() == sorted) {
            arrange();
        }
    }

    private boolean asksForMeasures() {
        return sorting.get().need() == Sorting.Need.PIXELS || grouping.get() instanceof Grouping.ByComputed
                || filter.scopes().get().stream().anyMatch(s -> s instanceof Scope.Measured || s instanceof Scope.Flawed);
    }

    private void arrange() {
        var data = project.dataset().get();
        var table = measures.table().get();
        var arrangement = new Arrangement(data, filter.test(data.labels(), table), grouping.get(), sorting.get(),
                reversed.get(), facts.run().get(), facts.dates().get(), facts.distances().get(), table);
        kit.background().load("images.arrange", arrangement::gallery, this::publish);
    }

    private void publish(Gallery now) {
        startsOver = otherwise;
        otherwise = false;
        gallery.set(now);
    }
}
