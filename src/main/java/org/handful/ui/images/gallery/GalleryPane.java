package org.handful.ui.images.gallery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.handful.model.Sample;
import org.handful.ui.common.Selection;
import org.handful.ui.common.part.ImageCache;

/**
 * The gallery on screen: tiles for what can be seen, and for nothing else. Where everything lies is computed, so that
 * scrolling to any of fifty thousand images costs the same. Keeps what is looked at in place when images come and go
 * around it. FX thread.
 */
public final class GalleryPane extends Region {
    private static final double LEFT = 16;
    private static final double RIGHT = 8;

    private final GalleryModel model;
    private final Picking picking;
    private final Selection selection;
    private final GalleryLook look;
    private final ImageCache cache;
    private final Pane sheet = new Pane();
    private final ScrollBar bar = new ScrollBar();
    private final Map<String, Tile> tiles = new HashMap<>();
    private final Deque<Tile> free = new ArrayDeque<>();
    private final List<LaneHeader> headers = new ArrayList<>();
    private final GalleryMouse mouse;
    private final DoubleProperty covered = new SimpleDoubleProperty();
    private GalleryShape shape;
    private Gallery gallery = Gallery.EMPTY;
    private double top;
    private double pictureSide;
    private boolean scrolling;

    public GalleryPane(GalleryModel model, Picking picking, Selection selection, GalleryLook look, ImageCache cache,
            GalleryActions actions) {
        this.model = model;
        this.picking = picking;
        this.selection = selection;
        this.look = look;
        this.cache = cache;
        this.mouse = new GalleryMouse(this, picking, selection, actions);
        getStyleClass().add("gallery");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        var clip = new Rectangle();
        clip.widthProperty().bind(sheet.widthProperty());
        clip.heightProperty().bind(sheet.heightProperty());
        sheet.setClip(clip);
        // Tiles are placed here and nowhere else: moving them must not make everything around them lay itself out.
        sheet.setManaged(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        getChildren().addAll(sheet, bar);
        mouse.attach(sheet);
        setOnScroll(e -> {
            scrollTo(top - e.getDeltaY());
            e.consume();
        });
        bar.valueProperty().addListener((o, before, now) -> {
            if (!scrolling) {
                scrollTo(now.doubleValue());
            }
        });
        model.gallery().subscribe(this::rearranged);
        model.side().addListener((o, before, now) -> requestLayout());
        // Bound, because what covers outlives the gallery.
        covered.bind(model.covered());
        covered.addListener((o, before, now) -> update(false));
        selection.names().addListener((o, before, now) -> showPicked());
        picking.cursor().addListener((o, before, now) -> {
            showPicked();
            reveal(now);
            notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        });
    }

    /** Draws everything on screen again: colours or words are others now. */
    public void refresh() {
        update(true);
    }

    /** Pixels from the top of all images to the top of what is seen. */
    public double scrolled() {
        return top;
    }

    /** How far one can scroll: until the last line is clear of what covers the lower end. */
    public double scrollable() {
        return shape == null ? 0 : Math.max(0, shape.height() + covered.get() - sheet.getHeight());
    }

    public void scrollTo(double pixels) {
        double wanted = Math.clamp(pixels, 0, scrollable());
        if (wanted != top) {
            top = wanted;
            update(false);
        }
    }

    GalleryShape shape() {
        return shape;
    }

    Gallery gallery() {
        return gallery;
    }

    double viewport() {
        return sheet.getHeight();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case FOCUS_ITEM -> tiles.get(picking.cursor().get());
            case ITEM_COUNT -> gallery.size();
            case ITEM_AT_INDEX -> tiles.get(gallery.nameAt((Integer) parameters[0]));
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    protected void layoutChildren() {
        double width = bar.prefWidth(-1);
        sheet.resizeRelocate(0, 0, Math.max(0, getWidth() - width), getHeight());
        bar.resizeRelocate(getWidth() - width, 0, width, getHeight());
        fit();
        update(true);
    }

    private void rearranged(Gallery next) {
        Mark mark = model.startsOver() ? null : mark();
        gallery = next;
        shape = null;
        if (sheet.getWidth() > 0) {
            fit();
            restore(mark);
            update(true);
        }
        requestLayout();
    }

    /** Lays lines out for the width there is; what was in view stays there. */
    private void fit() {
        double room = sheet.getWidth() - LEFT - RIGHT + GalleryShape.GAP;
        double wanted = model.side().get() + Tile.FRAME + GalleryShape.GAP;
        int columns = Math.max(1, (int) (room / wanted));
        double pitch = Math.max(32, Math.floor(room / columns));
        double header = gallery.groups().isEmpty() ? 0 : header(0).prefHeight(-1);
        if (shape != null && shape.fits(columns, pitch, header)) {
            return;
        }
        Mark mark = shape == null ? null : mark();
        shape = new GalleryShape(gallery, columns, pitch, LEFT, header);
        pictureSide = pitch - GalleryShape.GAP - Tile.FRAME;
        model.columns().set(columns);
        model.page().set(Math.max(1, (int) (sheet.getHeight() / pitch)));
        if (mark != null) {
            restore(mark);
        }
    }

    /** An image in view and how far below the upper edge it is. */
    private record Mark(String image, double offset) {}

    /** The image under the cursor if it is in view, else the first in view unless everything is at its beginning. */
    private Mark mark() {
        if (shape == null || gallery.size() == 0) {
            return null;
        }
        int cursor = gallery.placeOf(picking.cursor().get());
        if (cursor >= 0 && tiles.containsKey(picking.cursor().get())) {
            return new Mark(gallery.nameAt(cursor), shape.y(cursor) - top);
        }
        int first = shape.firstBelow(top);
        return top == 0 || first >= gallery.size() ? null : new Mark(gallery.nameAt(first), shape.y(first) - top);
    }

    private void restore(Mark mark) {
        int place = mark == null ? -1 : gallery.placeOf(mark.image());
        if (place >= 0) {
            top = shape.y(place) - mark.offset();
        } else if (mark == null && model.startsOver()) {
            top = 0;
            reveal(picking.cursor().get());
        }
    }

    private void reveal(String name) {
        int place = gallery.placeOf(name);
        if (place < 0 || shape == null || sheet.getHeight() == 0) {
            return;
        }
        double y = shape.y(place);
        int group = gallery.groupOf(place);
        double above = place - gallery.groups().get(group).from() < shape.columns() ? shape.headerTop(group) : y;
        if (above < top) {
            scrollTo(above);
        } else if (y + pictureSide + Tile.FRAME > top + sheet.getHeight()) {
            scrollTo(y + pictureSide + Tile.FRAME + GalleryShape.GAP - sheet.getHeight());
        }
    }

    /** @param anew whether tiles that show the right image already may have to show it otherwise */
    private void update(boolean anew) {
        if (shape == null) {
            return;
        }
        top = Math.clamp(top, 0, scrollable());
        int from = shape.firstBelow(top);
        int to = shape.endAbove(top + sheet.getHeight());
        releaseAllBut(from, to);
        for (int place = from; place < to; place++) {
            Sample sample = gallery.at(place);
            Tile tile = tiles.computeIfAbsent(sample.image().name(), name -> take());
            if (anew || tile.sample() != sample) {
                tile.show(look.face(sample, gallery.labels()), pictureSide);
            }
            tile.relocate(shape.x(place), shape.y(place) - top);
        }
        free.forEach(Tile::clear);
        showPicked();
        showHeaders();
        showBar();
    }

    private void releaseAllBut(int from, int to) {
        tiles.entrySet().removeIf(e -> {
            int place = gallery.placeOf(e.getKey());
            boolean gone = place < from || place >= to;
            if (gone) {
                free.push(e.getValue());
            }
            return gone;
        });
    }

    private Tile take() {
        if (!free.isEmpty()) {
            return free.pop();
        }
        var tile = new Tile(cache);
        mouse.attach(tile);
        tile.setManaged(false);
        sheet.getChildren().add(tile);
        tile.applyCss();
        return tile;
    }

    private void showPicked() {
        String cursor = picking.cursor().get();
        tiles.forEach((name, tile) -> tile.setPicked(selection.contains(name), name.equals(cursor)));
    }

    private void showHeaders() {
        int used = 0;
        int first = Math.max(0, shape.groupAt(top));
        for (int g = first; g < gallery.groups().size() && shape.headerTop(g) < top + sheet.getHeight(); g++) {
            LaneHeader header = header(used++);
            look.show(header, gallery.groups().get(g));
            double y = shape.headerTop(g) - top;
            header.resizeRelocate(LEFT, y, sheet.getWidth() - LEFT - RIGHT, header.prefHeight(-1));
        }
        for (int i = used; i < headers.size(); i++) {
            headers.get(i).setVisible(false);
        }
    }

    private LaneHeader header(int index) {
        while (headers.size() <= index) {
            var header = new LaneHeader();
            header.setOnMouseClicked(e -> {
                if (e.isStillSincePress()) {
                    picking.selectGroup(header.group());
                    requestFocus();
                }
            });
            headers.add(header);
            header.setManaged(false);
            sheet.getChildren().add(header);
            header.applyCss();
        }
        return headers.get(index);
    }

    private void showBar() {
        scrolling = true;
        double most = scrollable();
        bar.setVisible(most > 0);
        bar.setMax(most);
        bar.setVisibleAmount(most == 0 ? 1 : sheet.getHeight() * most / (most + sheet.getHeight()));
        bar.setBlockIncrement(sheet.getHeight() * 0.9);
        bar.setUnitIncrement((pictureSide + Tile.FRAME) / 2);
        bar.setValue(top);
        scrolling = false;
    }
}
