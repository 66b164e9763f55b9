package org.handful.ui.images;

import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the gallery and the viewer. FX thread. */
final class GalleryKeys {
    private static final Map<KeyCode, Gallery.Direction> MOVES = Map.of(
            KeyCode.LEFT, Gallery.Direction.LEFT, KeyCode.RIGHT, Gallery.Direction.RIGHT,
            KeyCode.UP, Gallery.Direction.UP, KeyCode.DOWN, Gallery.Direction.DOWN,
            KeyCode.HOME, Gallery.Direction.FIRST, KeyCode.END, Gallery.Direction.LAST);

    private final ImagesViewModel model;

    GalleryKeys(ImagesViewModel model) {
        this.model = model;
    }

    /** Does what the key says and consumes it, or leaves it alone. */
    void pressed(KeyEvent e) {
        if (handled(e)) {
            e.consume();
        }
    }

    private boolean handled(KeyEvent e) {
        KeyCode code = e.getCode();
        boolean viewing = model.viewed().get() != null;
        if (e.isShortcutDown()) {
            if (code == KeyCode.A) {
                model.selectAll();
                return true;
            }
            return false;
        }
        if (MOVES.containsKey(code)) {
            model.move(MOVES.get(code), e.isShiftDown() && !viewing);
            return true;
        }
        if (code.isDigitKey() || code.isKeypadKey() && code.getName().matches("Numpad \\d")) {
            model.labelByKey(digit(code));
            return true;
        }
        switch (code) {
            case DELETE, BACK_SPACE -> model.remove();
            case ENTER -> model.view(model.selection().lead().get());
            case ESCAPE -> escape(viewing);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void escape(boolean viewing) {
        if (viewing) {
            model.closeViewer();
        } else {
            model.selection().clear();
        }
    }

    private static int digit(KeyCode code) {
        String name = code.getName();
        return name.charAt(name.length() - 1) - '0';
    }
}
