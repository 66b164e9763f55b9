package org.handful.ui.images.camera;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.handful.run.camera.Frame;

/** The picture of a camera as a mirror shows it, as large as there is room. FX thread. */
final class LiveView extends Region {
    private final ImageView view = new ImageView();
    private PixelBuffer<IntBuffer> pixels;
    private boolean square;

    LiveView() {
        getStyleClass().add("camera-live");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setScaleX(-1);
        getChildren().add(view);
        setMinSize(0, 0);
    }

    /** @param frame null for nothing */
    void show(Frame frame) {
        if (frame == null) {
            pixels = null;
            view.setImage(null);
            return;
        }
        boolean same = pixels != null && pixels.getWidth() == frame.width() && pixels.getHeight() == frame.height();
        if (!same) {
            pixels = new PixelBuffer<>(frame.width(), frame.height(), IntBuffer.allocate(frame.argb().length),
                    PixelFormat.getIntArgbPreInstance());
            view.setImage(new WritableImage(pixels));
            cut();
        }
        pixels.updateBuffer(b -> {
            b.getBuffer().put(0, frame.argb());
            return null;
        });
    }

    /** Whether only the middle is shown. */
    void setSquare(boolean square) {
        this.square = square;
        cut();
    }

    private void cut() {
        if (pixels != null) {
            double side = Math.min(pixels.getWidth(), pixels.getHeight());
            view.setViewport(square ? new Rectangle2D((pixels.getWidth() - side) / 2,
                    (pixels.getHeight() - side) / 2, side, side) : null);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth() - snappedLeftInset() - snappedRightInset();
        double h = getHeight() - snappedTopInset() - snappedBottomInset();
        view.setFitWidth(w);
        view.setFitHeight(h);
        double width = view.getLayoutBounds().getWidth();
        double height = view.getLayoutBounds().getHeight();
        view.relocate(snappedLeftInset() + (w - width) / 2, snappedTopInset() + (h - height) / 2);
    }
}
