package org.handful.ui.images.gallery;

import java.util.List;
import java.util.Set;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.handful.ui.common.Selection;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.part.ImageDrag;

/** Clicks, the rubber band, and what is dragged from and to the gallery. FX thread. */
final class GalleryMouse {
    /** Pixels beside the pane that scroll it by themselves while the band is pulled. */
    private static final double PULL = 0.5;

    private final GalleryPane pane;
    private final Picking picking;
    private final Selection selection;
    private final GalleryActions actions;
    private final Region band = new Region();
    private final Region target = new Region();
    private double startX;
    private double startY;
    private Set<String> kept;

    GalleryMouse(GalleryPane pane, Picking picking, Selection selection, GalleryActions actions) {
        this.pane = pane;
        this.picking = picking;
        this.selection = selection;
        this.actions = actions;
        band.getStyleClass().add("rubber-band");
        target.getStyleClass().add("drop-lane");
        for (Region r : List.of(band, target)) {
            r.setManaged(false);
            r.setMouseTransparent(true);
            r.setVisible(false);
            r.setViewOrder(-1);
        }
    }

    void attach(Pane sheet) {
        sheet.getChildren().addAll(band, target);
        sheet.setOnMousePressed(e -> {
            pane.requestFocus();
            if (e.getButton() == MouseButton.PRIMARY && pane.shape() != null) {
                startX = e.getX();
                startY = e.getY() + pane.scrolled();
                kept = e.isShortcutDown() || e.isShiftDown() ? selection.names().get() : Set.of();
            }
        });
        sheet.setOnMouseDragged(this::pull);
        sheet.setOnMouseReleased(e -> {
            if (kept != null && !band.isVisible() && e.isStillSincePress() && e.getTarget() == sheet
                    && kept.isEmpty()) {
                selection.clear();
            }
            band.setVisible(false);
            kept = null;
        });
        pane.setOnDragOver(this::over);
        pane.setOnDragExited(e -> target.setVisible(false));
        pane.setOnDragDropped(this::dropped);
    }

    void attach(Tile tile) {
        tile.setOnMousePressed(e -> {
            pane.requestFocus();
            e.consume();
        });
        tile.setOnMouseDragged(MouseEvent::consume);
        tile.setOnMouseClicked(e -> clicked(tile, e));
        tile.setOnDragDetected(e -> {
            pickIfNot(tile);
            ImageDrag.put(tile.startDragAndDrop(TransferMode.MOVE), List.copyOf(selection.names().get()));
            e.consume();
        });
        tile.setOnContextMenuRequested(e -> pickIfNot(tile));
    }

    private void pickIfNot(Tile tile) {
        String name = tile.sample().image().name();
        if (!selection.contains(name)) {
            picking.go(name);
        }
    }

    private void clicked(Tile tile, MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress() || tile.sample() == null) {
            return;
        }
        String name = tile.sample().image().name();
        if (e.getClickCount() == 2) {
            actions.view(name);
        } else {
            picking.click(name, e.isShiftDown(), e.isShortcutDown());
        }
        e.consume();
    }

    private void pull(MouseEvent e) {
        if (kept == null || e.isStillSincePress()) {
            return;
        }
        if (e.getY() < 0) {
            pane.scrollTo(pane.scrolled() + e.getY() * PULL);
        } else if (e.getY() > pane.viewport()) {
            pane.scrollTo(pane.scrolled() + (e.getY() - pane.viewport()) * PULL);
        }
        double x = Math.min(startX, e.getX());
        double y = Math.min(startY, e.getY() + pane.scrolled());
        double right = Math.max(startX, e.getX());
        double bottom = Math.max(startY, e.getY() + pane.scrolled());
        band.setVisible(true);
        band.resizeRelocate(x, y - pane.scrolled(), right - x, bottom - y);
        List<String> touched = pane.shape().touching(x, y, right, bottom).stream().map(pane.gallery()::nameAt).toList();
        picking.select(touched, kept);
        e.consume();
    }

    private Lane laneAt(DragEvent e) {
        int group = pane.shape() == null ? -1 : pane.shape().groupAt(e.getY() + pane.scrolled());
        return group < 0 ? null : pane.gallery().groups().get(group).lane();
    }

    private void over(DragEvent e) {
        Lane lane = laneAt(e);
        boolean images = ImageDrag.in(e.getDragboard());
        boolean taken = lane != null
                && (images ? actions.takesImages(lane) : Dropped.in(e.getDragboard()) && actions.takesFiles(lane));
        if (taken) {
            e.acceptTransferModes(images ? TransferMode.MOVE : TransferMode.COPY);
            int group = pane.shape().groupAt(e.getY() + pane.scrolled());
            double y = Math.max(0, pane.shape().headerTop(group) - pane.scrolled());
            double bottom = Math.min(pane.viewport(), pane.shape().groupBottom(group) - pane.scrolled());
            target.resizeRelocate(4, y, pane.getWidth() - 20, bottom - y);
        }
        target.setVisible(taken);
        if (taken || images) {
            e.consume();
        }
    }

    private void dropped(DragEvent e) {
        target.setVisible(false);
        Lane lane = laneAt(e);
        if (lane == null) {
            return;
        }
        if (ImageDrag.in(e.getDragboard())) {
            actions.dropImages(ImageDrag.names(e.getDragboard()), lane);
        } else {
            actions.drop(Dropped.of(e.getDragboard()), lane);
        }
        e.setDropCompleted(true);
        e.consume();
    }
}
