package org.handful.ui.common.part;

import java.io.ByteArrayInputStream;
import java.util.concurrent.Callable;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.handful.ui.common.Background;

/** An image as large as there is room, whole, never blown up beyond a limit. FX thread; decodes elsewhere. */
public final class PreviewPane extends Region {
    private static final double MOST_ENLARGED = 3;

    private final ImageView view = new ImageView();
    private final Background background;

    public PreviewPane(Background background) {
        this.background = background;
        getStyleClass().add("preview");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
        setMinSize(0, 0);
    }

    /**
     * Shows a picture as soon as it is decoded; one that was asked for before and is late never shows.
     *
     * @param bytes called in the background; null for nothing to show
     */
    public void show(Callable<byte[]> bytes) {
        background.load(this, () -> {
            byte[] file = bytes.call();
            return file == null ? null : new Image(new ByteArrayInputStream(file));
        }, this::show);
    }

    /** @param image null for nothing */
    public void show(Image image) {
        view.setImage(image);
        requestLayout();
    }

    /** Forgets what was asked for and shows nothing. */
    public void clear() {
        background.forget(this);
        show((Image) null);
    }

    @Override
    protected void layoutChildren() {
        Image image = view.getImage();
        if (image == null) {
            return;
        }
        double w = getWidth() - snappedLeftInset() - snappedRightInset();
        double h = getHeight() - snappedTopInset() - snappedBottomInset();
        double scale = Math.min(MOST_ENLARGED, Math.min(w / image.getWidth(), h / image.getHeight()));
        view.setFitWidth(image.getWidth() * scale);
        view.setFitHeight(image.getHeight() * scale);
        view.relocate(snappedLeftInset() + (w - image.getWidth() * scale) / 2,
                snappedTopInset() + (h - image.getHeight() * scale) / 2);
    }
}
