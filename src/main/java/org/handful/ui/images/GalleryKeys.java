package org.handful.ui.images;

import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.handful.model.SplitRole;
import org.handful.ui.images.gallery.Picking;
import org.handful.ui.images.gallery.Picking.Direction;

/** The keys of the gallery and the viewer. FX thread. */
final class GalleryKeys {
    private static final Map<KeyCode, Direction> MOVES = Map.of(
            KeyCode.LEFT, Direction.LEFT, KeyCode.RIGHT, Direction.RIGHT,
            KeyCode.UP, Direction.UP, KeyCode.DOWN, Direction.DOWN,
            KeyCode.PAGE_UP, Direction.PAGE_UP, KeyCode.PAGE_DOWN, Direction.PAGE_DOWN,
            KeyCode.HOME, Direction.FIRST, KeyCode.END, Direction.LAST);
    /** With Alt, because letters alone begin the name of a class. */
    private static final Map<KeyCode, SplitRole> SIDES = Map.of(
            KeyCode.S, SplitRole.SUPPORT, KeyCode.T, SplitRole.TEST, KeyCode.O, SplitRole.OFF,
            KeyCode.A, SplitRole.ANY);

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

    /** A letter begins the name of a class. */
    void typed(KeyEvent e) {
        String text = e.getCharacter();
        boolean plain = !e.isShortcutDown() && !e.isControlDown() && !e.isMetaDown() && !e.isAltDown();
        if (plain && !text.isEmpty() && Character.isLetter(text.codePointAt(0))
                && model.typeAhead().begin(text)) {
            e.consume();
        }
    }

    private boolean handled(KeyEvent e) {
        KeyCode code = e.getCode();
        boolean viewing = model.viewer().viewed().get() != null;
        if (e.isAltDown()) {
            if (SIDES.containsKey(code) && !e.isShortcutDown()) {
                model.labelling().setRole(SIDES.get(code));
                return true;
            }
            return false;
        }
        if (MOVES.containsKey(code)) {
            model.picking().move(MOVES.get(code), e.isShiftDown() && !viewing ? Picking.How.EXTEND
                    : e.isShortcutDown() && !viewing ? Picking.How.PASS : Picking.How.SELECT);
            return true;
        }
        if (e.isShortcutDown()) {
            return false;
        }
        if (code.isDigitKey() || code.isKeypadKey() && code.getName().matches("Numpad \\d")) {
            model.labelling().byKey(digit(code));
            return true;
        }
        switch (code) {
            case SPACE -> model.picking().mark();
            case DELETE, BACK_SPACE -> model.remove();
            case ENTER -> model.view(model.picking().cursor().get());
            case ESCAPE -> escape(viewing);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void escape(boolean viewing) {
        if (viewing) {
            model.viewer().close();
        } else {
            model.selection().clear();
        }
    }

    private static int digit(KeyCode code) {
        String name = code.getName();
        return name.charAt(name.length() - 1) - '0';
    }
}
