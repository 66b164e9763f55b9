package org.handful.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.handful.app.MainWindow;
import org.handful.run.bench.window.WindowReport.Frames;
import org.handful.ui.images.gallery.GalleryPane;

/** What one does in the gallery, measured frame by frame. */
final class GalleryScenes {
    /** Pixels in a frame: a wheel turned fast. */
    private static final double STEP = 90;
    private static final double SETTLE = 2;
    private static final double AFTERMATH = 4;

    private final Hands hands;
    private final MainWindow window;
    private double direction = 1;

    GalleryScenes(Hands hands, MainWindow window) {
        this.hands = hands;
        this.window = window;
    }

    /** @return seconds until as many images can be seen */
    double open(Path file, int images) {
        long begun = System.nanoTime();
        hands.run(() -> window.openFiles(List.of(file)));
        hands.until(() -> shown() == images && ((GalleryPane) Hands.find("images.gallery")).scrollable() >= 0);
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Opens a project without an image. */
    void openEmpty(Path file) {
        hands.run(() -> window.openFiles(List.of(file)));
        hands.until(() -> Hands.find("shell.home") != null);
        hands.pause(SETTLE);
    }

    void goHome() {
        // While an import ends, the window would ask whether to stop it.
        hands.until(() -> !Hands.busy());
        hands.press("shell.home");
        hands.until(() -> Hands.find("shell.home") == null);
    }

    List<Frames> scroll(int seconds) {
        hands.pause(SETTLE);
        List<Frames> frames = new ArrayList<>();
        frames.add(during("scroll", this::turnWheel, () -> hands.pause(seconds)));
        int[] frame = {0};
        frames.add(during("leap", () -> {
            // Back and forth over everything, as one pulls the scroll bar.
            double along = Math.abs(frame[0]++ % 240 - 120) / 120.0;
            pane().scrollTo(along * pane().scrollable());
        }, () -> hands.pause(seconds)));
        return frames;
    }

    /** Everything at once and one thing after the other, each with what follows from it in the background. */
    List<Frames> edits() {
        List<Frames> frames = new ArrayList<>();
        frames.add(during("select", () -> {}, () -> {
            key(KeyCode.A, true);
            hands.pause(AFTERMATH);
        }));
        frames.add(during("label", () -> {}, () -> {
            key(KeyCode.HOME, false);
            key(KeyCode.DIGIT2, false);
            hands.pause(AFTERMATH);
        }));
        frames.add(during("group", () -> {}, () -> {
            choose("images.group", "images.group.split");
            hands.pause(AFTERMATH);
        }));
        frames.add(during("search", () -> {}, () -> {
            hands.run(() -> ((TextField) Hands.find("shell.search")).setText("class_07"));
            hands.pause(AFTERMATH);
        }));
        return frames;
    }

    /** Scrolls while images come in, until all are there. */
    Frames importing(Path folder, int images) {
        hands.run(() -> window.openFiles(List.of(folder)));
        hands.until(() -> shown() > 0);
        return during("import", this::turnWheel, () -> hands.until(() -> shown() == images));
    }

    private Frames during(String what, Runnable each, Runnable scene) {
        Pulses pulses = hands.on(() -> {
            var timer = new Pulses(each);
            timer.start();
            return timer;
        });
        scene.run();
        return hands.on(() -> pulses.frames(what));
    }

    private void turnWheel() {
        GalleryPane pane = pane();
        double before = pane.scrolled();
        pane.scrollTo(before + direction * STEP);
        if (pane.scrolled() == before) {
            direction = -direction;
        }
    }

    private void key(KeyCode code, boolean shortcut) {
        hands.run(() -> Event.fireEvent(pane(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut,
                false, shortcut && System.getProperty("os.name").startsWith("Mac"))));
    }

    private void choose(String menu, String item) {
        hands.run(() -> ((MenuButton) Hands.find(menu)).getItems().stream()
                .filter(i -> item.equals(i.getId())).findFirst().orElseThrow().fire());
    }

    private static GalleryPane pane() {
        return (GalleryPane) Hands.find("images.gallery");
    }

    /** Images that the gallery says it has; 0 while it says nothing. */
    private static int shown() {
        Node label = Hands.find("images.count");
        String digits = label == null ? "" : ((Label) label).getText().split(" image")[0].replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
