package org.handful.ui.common;

import java.util.Collection;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Which screen is open; any screen may send the user to another one without knowing it. FX thread. */
public final class Navigation {
    public static final String IMAGES = "images";
    public static final String TRAIN = "train";
    public static final String EVALUATE = "evaluate";
    public static final String PREDICT = "predict";

    private final ReadOnlyStringWrapper screen = new ReadOnlyStringWrapper(IMAGES);
    private final ReadOnlyObjectWrapper<Long> run = new ReadOnlyObjectWrapper<>();
    private final Selection selection;
    private final ImageFilter filter;

    public Navigation(Selection selection, ImageFilter filter) {
        this.selection = selection;
        this.filter = filter;
    }

    /** Id of the open screen. */
    public ReadOnlyStringProperty screen() {
        return screen.getReadOnlyProperty();
    }

    public void show(String id) {
        screen.set(id);
    }

    /** The run that was asked for last, or null: Evaluate and Predict open with it. */
    public ReadOnlyObjectProperty<Long> run() {
        return run.getReadOnlyProperty();
    }

    /** Makes a run the one that is looked at, without going anywhere. */
    public void chooseRun(Long id) {
        run.set(id);
    }

    /** Goes to what a run found out. */
    public void showRun(long id) {
        run.set(id);
        show(EVALUATE);
    }

    /** Goes to what a run found out that tells labels: where it was learned. */
    public void showLabels(long id) {
        run.set(id);
        show(TRAIN);
    }

    /** The one selection of the window. */
    public Selection selection() {
        return selection;
    }

    /** Selects what was surrounded on the map and narrows the gallery to it; when it is nothing, to nothing any more. */
    public void surround(Collection<String> images) {
        selection.select(images);
        filter.onMap(images);
    }

    /** Goes to where the images are that are selected on the map; the gallery shows them alone when they are several. */
    public void showSurrounded(Collection<String> images) {
        showInImages(images);
        filter.onMap(images.size() > 1 ? images : List.of());
    }

    /** Selects the images and goes to where they are, with no filter in the way. */
    public void showInImages(Collection<String> images) {
        filter.clear();
        selection.select(images);
        show(IMAGES);
    }
}
