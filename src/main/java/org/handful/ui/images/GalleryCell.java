package org.handful.ui.images;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.handful.model.Sample;

/** A line of the gallery; its tiles are used again for other images while one scrolls. FX thread. */
final class GalleryCell extends ListCell<GalleryRow> {
    static final double GAP = 8;

    private final GalleryLook look;
    private final HBox strip = new HBox(GAP);
    private final List<Tile> tiles = new ArrayList<>();
    private final HBox header = new HBox(GAP);
    private final Circle dot = new Circle(5);
    private final Label title = new Label();
    private final Label count = new Label();

    GalleryCell(GalleryLook look) {
        this.look = look;
        getStyleClass().add("gallery-cell");
        header.getStyleClass().add("gallery-header");
        title.getStyleClass().add("section-title");
        count.getStyleClass().addAll("text-muted", "figures");
        header.getChildren().addAll(dot, title, count);
        header.setOnMouseClicked(e -> look.headerClicked((GalleryRow.Header) getItem()));
        look.acceptDrops(this);
    }

    @Override
    protected void updateItem(GalleryRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            tiles.forEach(Tile::clear);
            setGraphic(null);
        } else if (row instanceof GalleryRow.Header(int label, String text, int n)) {
            tiles.forEach(Tile::clear);
            Color colour = Color.web(look.colour(label < 0 ? null : text).hex());
            dot.setFill(label < 0 ? Color.TRANSPARENT : colour);
            dot.setStroke(colour);
            dot.setStrokeWidth(1.5);
            title.setText(text);
            count.setText(Integer.toString(n));
            setGraphic(header);
        } else if (row instanceof GalleryRow.Strip s) {
            showStrip(s.samples());
            setGraphic(strip);
        }
    }

    /** Class that this line belongs to; -1 for none or for an empty line. */
    int label() {
        return switch (getItem()) {
            case GalleryRow.Header h -> h.label();
            case GalleryRow.Strip s -> s.label();
            case null -> -1;
        };
    }

    /** Draws what can change without the line changing: selection, size, colours. */
    void refresh() {
        if (getItem() != null) {
            updateItem(getItem(), isEmpty());
        }
    }

    void refreshSelection() {
        for (Tile tile : tiles) {
            if (tile.sample() != null) {
                tile.setSelected(look.selected(tile.sample()));
            }
        }
    }

    private void showStrip(List<Sample> samples) {
        while (tiles.size() < samples.size()) {
            Tile tile = look.newTile();
            tiles.add(tile);
            strip.getChildren().add(tile);
        }
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            boolean used = i < samples.size();
            tile.setManaged(used);
            if (used) {
                look.fill(tile, samples.get(i));
            } else {
                tile.clear();
            }
        }
    }
}
