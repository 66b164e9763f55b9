package org.handful.ui.images.gallery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.ui.common.Selection;

/**
 * Clicks, arrow keys and marks made into the selection. The cursor is where keys start from; it is the image that was
 * selected last unless it was led past images without selecting them. FX thread.
 */
public final class Picking {
    /** Where a key goes. */
    public enum Direction {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        FIRST,
        LAST
    }

    /** What a move does to the selection. */
    public enum How {
        /** Selects the image it comes to, and nothing else. */
        SELECT,
        /** Selects everything on the way from where the range began. */
        EXTEND,
        /** Leaves the selection alone. */
        PASS
    }

    private final Selection selection;
    private final GalleryModel model;
    private final ReadOnlyObjectWrapper<String> cursor = new ReadOnlyObjectWrapper<>();
    private String anchor;
    private boolean marking;

    public Picking(Selection selection, GalleryModel model) {
        this.selection = selection;
        this.model = model;
        selection.lead().subscribe(lead -> {
            if (lead != null) {
                cursor.set(lead);
            }
        });
    }

    /** May be null, and may be an image that is not shown at present. */
    public ReadOnlyObjectProperty<String> cursor() {
        return cursor.getReadOnlyProperty();
    }

    /** A click on an image. @param range with Shift @param toggle with Ctrl or Command */
    public void click(String name, boolean range, boolean toggle) {
        marking = false;
        if (range && gallery().shows(anchor)) {
            selection.select(gallery().between(anchor, name));
            return;
        }
        anchor = name;
        if (toggle) {
            selection.toggle(name);
        } else {
            selection.select(name);
        }
        cursor.set(name);
    }

    /** Selects one image and goes to it. */
    public void go(String name) {
        click(name, false, false);
    }

    /** @return the image it came to; null when nothing is shown */
    public String move(Direction direction, How how) {
        String next = neighbour(direction);
        if (next == null) {
            return null;
        }
        if (how == How.PASS) {
            cursor.set(next);
        } else if (how == How.EXTEND && gallery().shows(anchor)) {
            selection.select(gallery().between(anchor, next));
        } else {
            go(next);
        }
        return next;
    }

    /**
     * Adds the image under the cursor to what is marked, or takes it away, and goes on to the next. An image that was
     * merely come to counts as not marked yet: the first press keeps it.
     */
    public void mark() {
        String here = cursor.get();
        if (!gallery().shows(here)) {
            move(Direction.RIGHT, How.SELECT);
            return;
        }
        boolean merelyCameHere = !marking && selection.names().get().equals(Set.of(here));
        if (!merelyCameHere) {
            selection.toggle(here);
        }
        marking = true;
        anchor = here;
        cursor.set(here);
        move(Direction.RIGHT, How.PASS);
    }

    public void selectAll() {
        selection.select(gallery().names());
    }

    public void selectGroup(Gallery.Group group) {
        selection.select(gallery().names(group.from(), group.from() + group.count()));
    }

    /** Images in a rectangle. @param kept what stays selected beside them */
    public void select(List<String> images, Set<String> kept) {
        marking = false;
        var all = new LinkedHashSet<>(kept);
        all.addAll(images);
        selection.select(all);
    }

    private String neighbour(Direction direction) {
        Gallery now = gallery();
        if (now.size() == 0) {
            return null;
        }
        int at = now.placeOf(cursor.get());
        if (at < 0) {
            return now.nameAt(direction == Direction.LAST ? now.size() - 1 : 0);
        }
        int columns = model.columns().get();
        int page = model.page().get();
        return now.nameAt(switch (direction) {
            case LEFT -> Math.max(0, at - 1);
            case RIGHT -> Math.min(now.size() - 1, at + 1);
            case UP -> now.vertical(at, -1, columns);
            case DOWN -> now.vertical(at, 1, columns);
            case PAGE_UP -> now.vertical(at, -page, columns);
            case PAGE_DOWN -> now.vertical(at, page, columns);
            case FIRST -> 0;
            case LAST -> now.size() - 1;
        });
    }

    private Gallery gallery() {
        return model.gallery().get();
    }
}
