package org.handful.ui.common;

import java.util.Collection;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Which screen is open; any screen may send the user to another one without knowing it. FX thread. */
public final class Navigation {
    public static final String IMAGES = "images";
    public static final String TRAIN = "train";
    public static final String EVALUATE = "evaluate";
    public static final String PREDICT = "predict";

    private final ReadOnlyStringWrapper screen = new ReadOnlyStringWrapper(IMAGES);
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

    /** Selects the images and goes to where they are, with no filter in the way. */
    public void showInImages(Collection<String> images) {
        filter.clear();
        selection.select(images);
        show(IMAGES);
    }
}
