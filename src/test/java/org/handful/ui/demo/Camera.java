package org.handful.ui.demo;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** Keeps what the window shows, with the menus and windows that lie over it, at every wanted size. */
final class Camera {
    /** A size and what its pictures are called after. */
    record Size(int width, int height) {
        static final Size SMALL = new Size(1280, 800);
        static final Size LARGE = new Size(1920, 1080);

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    private final Hand hand;
    private final Path folder;
    private final String look;
    private final List<Size> sizes;

    /** @param look goes into each name: light, dark */
    Camera(Hand hand, Path folder, String look, List<Size> sizes) {
        this.hand = hand;
        this.folder = folder;
        this.look = look;
        this.sizes = sizes;
    }

    void shoot(String name) {
        for (Size size : sizes) {
            frame(size);
            Path file = folder.resolve(size.toString()).resolve(name + "-" + look + ".png");
            try {
                Files.createDirectories(file.getParent());
                ImageIO.write(hand.fx(this::see), "png", file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        frame(sizes.getFirst());
    }

    private void frame(Size size) {
        Stage stage = hand.stage();
        boolean changed = hand.fx(() -> {
            boolean different = stage.getWidth() != size.width() || stage.getHeight() != size.height();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(size.width());
            stage.setHeight(size.height());
            return different;
        });
        if (changed) {
            // Thumbnails that came into view are decoded.
            Hand.sleep(900);
        }
        hand.settle();
    }

    private BufferedImage see() {
        Stage main = (Stage) Window.getWindows().stream().filter(Stage.class::isInstance).findFirst().orElseThrow();
        BufferedImage whole = new BufferedImage((int) main.getScene().getWidth(), (int) main.getScene().getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = whole.createGraphics();
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window.isShowing()) {
                WritableImage one = window.getScene().snapshot(null);
                g.drawImage(SwingFXUtils.fromFXImage(one, null), (int) (window.getX() - main.getX()),
                        (int) (window.getY() - main.getY()), null);
            }
        }
        g.dispose();
        return whole;
    }
}
