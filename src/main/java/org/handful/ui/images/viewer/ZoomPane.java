package org.handful.ui.images.viewer;

import java.io.ByteArrayInputStream;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Cursor;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.handful.ui.common.Background;
import org.handful.ui.common.part.PreviewSource;

/**
 * An image that can be enlarged at the pointer and moved about. Shows a preview first; the image's own pixels are decoded
 * in the background once it is enlarged beyond what the preview has. FX thread.
 */
final class ZoomPane extends Region {
    private final ImageView view = new ImageView();
    private final Background background;
    private final PreviewSource previews;
    private final PreviewSource originals;
    private final ReadOnlyDoubleWrapper percent = new ReadOnlyDoubleWrapper(100);
    private String sha;
    private double imageWidth;
    private double imageHeight;
    private boolean fullAsked;
    private Zoom zoom;
    private double lastX;
    private double lastY;

    /** @param originals with all the pixels there are */
    ZoomPane(PreviewSource previews, PreviewSource originals, Background background) {
        this.previews = previews;
        this.originals = originals;
        this.background = background;
        getStyleClass().add("preview");
        setMinSize(0, 0);
        view.setManaged(false);
        view.setPreserveRatio(false);
        getChildren().add(view);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        addEventHandler(ScrollEvent.SCROLL, e -> {
            if (e.getDeltaY() != 0) {
                zoomBy(e.getDeltaY() > 0 ? Zoom.STEP : 1 / Zoom.STEP, e.getX(), e.getY());
                e.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            lastX = e.getX();
            lastY = e.getY();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getClickCount() == 2 && e.isStillSincePress()) {
                if (enlarged()) {
                    fit();
                } else {
                    zoomTo(1, e.getX(), e.getY());
                }
            }
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> {
            pan(e.getX() - lastX, e.getY() - lastY);
            lastX = e.getX();
            lastY = e.getY();
        });
    }

    /** @param width of the image itself, pixels, whatever the preview has */
    void show(String sha256, int width, int height) {
        sha = sha256;
        imageWidth = width;
        imageHeight = height;
        fullAsked = false;
        view.setImage(null);
        load(() -> previews.bytes(sha256));
        fit();
    }

    void clear() {
        background.forget(this);
        sha = null;
        imageWidth = 0;
        view.setImage(null);
    }

    /** Screen pixels for a hundred pixels of the image. */
    ReadOnlyDoubleProperty percent() {
        return percent.getReadOnlyProperty();
    }

    boolean enlarged() {
        return zoom != null && !room().empty() && zoom.enlarged(room());
    }

    void fit() {
        set(room().empty() ? null : Zoom.fit(room()));
    }

    /** One pixel of the image on one of the screen. */
    void actualSize() {
        zoomTo(1, getWidth() / 2, getHeight() / 2);
    }

    void zoomIn() {
        zoomBy(Zoom.STEP, getWidth() / 2, getHeight() / 2);
    }

    void zoomOut() {
        zoomBy(1 / Zoom.STEP, getWidth() / 2, getHeight() / 2);
    }

    void pan(double byX, double byY) {
        if (zoom != null) {
            set(zoom.moved(byX, byY, room()));
        }
    }

    /** Moves the image when it is enlarged. @return whether it is */
    boolean nudged(double byX, double byY) {
        if (enlarged()) {
            pan(byX, byY);
            return true;
        }
        return false;
    }

    @Override
    protected void layoutChildren() {
        if (zoom == null || !enlarged()) {
            fit();
        } else {
            set(zoom.moved(0, 0, room()));
        }
    }

    private void zoomBy(double factor, double atX, double atY) {
        if (zoom != null) {
            zoomTo(zoom.scale() * factor, atX, atY);
        }
    }

    private void zoomTo(double scale, double atX, double atY) {
        if (zoom != null) {
            set(zoom.to(scale, atX, atY, room()));
        }
    }

    private Zoom.Room room() {
        return new Zoom.Room(getWidth(), getHeight(), imageWidth, imageHeight);
    }

    private void set(Zoom next) {
        zoom = next;
        if (next == null) {
            return;
        }
        view.setFitWidth(imageWidth * next.scale());
        view.setFitHeight(imageHeight * next.scale());
        view.relocate(next.x(), next.y());
        // Beyond its own pixels an image shows them as they are.
        view.setSmooth(next.scale() < 2);
        percent.set(100 * next.scale());
        setCursor(enlarged() ? Cursor.MOVE : Cursor.DEFAULT);
        Image image = view.getImage();
        if (image != null && !fullAsked && image.getWidth() < imageWidth
                && imageWidth * next.scale() > image.getWidth()) {
            fullAsked = true;
            String wanted = sha;
            load(() -> originals.bytes(wanted));
        }
    }

    private void load(Callable<byte[]> bytes) {
        background.load(this, () -> {
            byte[] file = bytes.call();
            return file == null ? null : new Image(new ByteArrayInputStream(file));
        }, image -> {
            view.setImage(image);
            set(zoom);
        });
    }
}
