package org.handful.ui.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.handful.ui.Named;

/** Does in the real window what a person does, by ids; for a thread that is not the FX thread. */
final class Hand {
    private static final int PATIENCE_SECONDS = 30;

    /** The window; waits for it, and for JavaFX before. */
    Stage stage() {
        while (!awake()) {
            sleep(100);
        }
        until("the window", () -> Window.getWindows().stream().anyMatch(w -> w instanceof Stage && w.isShowing()));
        return fx(() -> (Stage) Window.getWindows().stream().filter(Stage.class::isInstance).findFirst().orElseThrow());
    }

    /** Waits for a node with that id that can be seen, and gives the first. */
    Node node(String id) {
        return node(id, n -> Named.is(n, id));
    }

    /** @param what for the message when there is none */
    Node node(String what, Predicate<Node> wanted) {
        until(what, () -> find(wanted).isPresent());
        return fx(() -> find(wanted).orElseThrow());
    }

    /** On the FX thread, for a condition to wait for. */
    boolean seenNow(String id) {
        return find(n -> Named.is(n, id)).isPresent();
    }

    /** On the FX thread; also while there is none. */
    boolean nowDisabled(String id) {
        return find(n -> Named.is(n, id)).map(Node::isDisabled).orElse(true);
    }

    void click(String id) {
        click(node(id), false);
    }

    void click(Node node, boolean shift) {
        fx(() -> {
            node.requestFocus();
            switch (node) {
                case ButtonBase button when !shift -> button.fire();
                default -> {
                    mouse(node, MouseEvent.MOUSE_PRESSED, shift, 1);
                    mouse(node, MouseEvent.MOUSE_RELEASED, shift, 1);
                    mouse(node, MouseEvent.MOUSE_CLICKED, shift, 1);
                }
            }
            return null;
        });
        settle();
    }

    /** The first choice like that of a list that drops down. */
    <T> void choose(String id, Class<T> kind, Predicate<T> wanted) {
        ComboBox<?> box = (ComboBox<?>) node(id);
        until(id, () -> box.getItems().stream().map(kind::cast).anyMatch(wanted));
        fx(() -> {
            for (int i = 0; i < box.getItems().size(); i++) {
                if (wanted.test(kind.cast(box.getItems().get(i)))) {
                    box.getSelectionModel().select(i);
                    break;
                }
            }
            return null;
        });
        settle();
    }

    void tab(String id, int index) {
        TabPane tabs = (TabPane) node(id);
        fx(() -> {
            tabs.getSelectionModel().select(index);
            return null;
        });
        settle();
    }

    /** Opens a menu, waits for the entry with that id, submenus included, and takes it. */
    void menu(String id, String item) {
        MenuButton menu = (MenuButton) node(id);
        fx(() -> {
            menu.show();
            return null;
        });
        until(item, () -> entries(menu.getItems()).anyMatch(i -> item.equals(i.getId())));
        fx(() -> {
            entries(menu.getItems()).filter(i -> item.equals(i.getId())).findFirst().orElseThrow().fire();
            menu.hide();
            return null;
        });
        settle();
    }

    void write(String id, String text) {
        Node node = node(id);
        fx(() -> {
            node.requestFocus();
            ((TextInputControl) node).setText(text);
            return null;
        });
        settle();
    }

    /** @param modifiers SHORTCUT, SHIFT, ALT */
    void press(KeyCode key, KeyCode... modifiers) {
        List<KeyCode> held = List.of(modifiers);
        fx(() -> {
            Window window = Window.getWindows().stream().filter(w -> w instanceof Stage && w.isFocused()).findFirst()
                    .orElse(stageNow());
            Node owner = window.getScene().getFocusOwner();
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(owner == null ? window.getScene().getRoot() : owner, new KeyEvent(type, "", "", key,
                        held.contains(KeyCode.SHIFT), held.contains(KeyCode.SHORTCUT), held.contains(KeyCode.ALT),
                        false));
            }
            return null;
        });
        settle();
    }

    /** Waits until pictures are decoded and what moves stands still. */
    void settle() {
        sleep(350);
        fx(() -> null);
    }

    void until(String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!fx(condition)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " did not come");
            }
            sleep(50);
        }
    }

    <T> T fx(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }

    private static boolean awake() {
        try {
            Platform.runLater(() -> { });
            return true;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stage stageNow() {
        return (Stage) Window.getWindows().stream().filter(Stage.class::isInstance).findFirst().orElseThrow();
    }

    private static Optional<Node> find(Predicate<Node> wanted) {
        return Window.getWindows().stream().sorted(Comparator.comparing(Hand::isMain))
                .flatMap(w -> all(w.getScene().getRoot())).filter(wanted).filter(Hand::visible).findFirst();
    }

    private static Stream<MenuItem> entries(List<MenuItem> items) {
        return items.stream().flatMap(i -> i instanceof Menu sub
                ? Stream.concat(Stream.of(i), entries(sub.getItems())) : Stream.of(i));
    }

    private static boolean isMain(Window window) {
        return window instanceof Stage;
    }

    private static Stream<Node> all(Node root) {
        return Stream.concat(Stream.of(root), root instanceof javafx.scene.Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(Hand::all) : Stream.empty());
    }

    private static boolean visible(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static void mouse(Node node, javafx.event.EventType<MouseEvent> type, boolean shift, int clicks) {
        Bounds bounds = node.getLayoutBounds();
        Point2D at = node.localToScene(bounds.getCenterX(), bounds.getCenterY());
        Point2D screen = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        InputEvent event = new MouseEvent(type, at.getX(), at.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY,
                clicks, shift, false, false, false, down, false, false, true, false, true,
                new PickResult(node, at.getX(), at.getY()));
        Event.fireEvent(node, event);
    }
}
