package org.handful.ui.images;

import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Rgb;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.ImageDrag;

/** What cells need to draw images and to take clicks, drags and drops. FX thread. */
final class GalleryLook {
    private final ImagesViewModel model;
    private final ImageCache cache;
    private final ClassPalette palette;
    private final Theme theme;
    private final Texts texts;
    private double side = 128;

    GalleryLook(ImagesViewModel model, ImageCache cache, ClassPalette palette, Theme theme, Texts texts) {
        this.model = model;
        this.cache = cache;
        this.palette = palette;
        this.theme = theme;
        this.texts = texts;
    }

    /** Of a picture, so that a line is filled. */
    void setSide(double pixels) {
        side = pixels;
    }

    /** @param className null for none */
    Rgb colour(String className) {
        return palette.of(className, theme.surface().get());
    }

    boolean selected(Sample sample) {
        return model.selection().contains(sample.image().name());
    }

    void fill(Tile tile, Sample sample) {
        String className = sample.labelled()
                ? model.data().labels().name(sample.label())
                : texts.get("images.unlabelled");
        String mark = sample.role() == SplitRole.ANY
                ? ""
                : texts.get("images.mark." + sample.role().name().toLowerCase(Locale.ROOT));
        tile.show(sample, side, className, mark, colour(sample.labelled() ? className : null));
        tile.setSelected(selected(sample));
    }

    Tile newTile() {
        Tile tile = new Tile(cache);
        tile.setOnMouseClicked(e -> clicked(tile, e));
        tile.setOnDragDetected(e -> {
            if (!selected(tile.sample())) {
                model.click(tile.sample().image().name(), false, false);
            }
            ImageDrag.put(tile.startDragAndDrop(TransferMode.MOVE), List.copyOf(model.selection().names().get()));
            e.consume();
        });
        tile.setOnContextMenuRequested(e -> {
            if (!selected(tile.sample())) {
                model.click(tile.sample().image().name(), false, false);
            }
        });
        return tile;
    }

    void headerClicked(GalleryRow.Header header) {
        model.selectClass(header.label());
    }

    void acceptDrops(GalleryCell cell) {
        cell.setOnDragOver(e -> {
            if (cell.getItem() != null && ImageDrag.in(e.getDragboard())) {
                e.acceptTransferModes(TransferMode.MOVE);
                e.consume();
            } else if (cell.getItem() != null && cell.label() >= 0 && e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
                e.consume();
            }
        });
        cell.setOnDragDropped(e -> {
            if (ImageDrag.in(e.getDragboard())) {
                model.labelDragged(ImageDrag.names(e.getDragboard()), cell.label());
            } else {
                model.addTo(e.getDragboard().getFiles().stream().map(File::toPath).toList(), cell.label());
            }
            e.setDropCompleted(true);
            e.consume();
        });
    }

    private void clicked(Tile tile, MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress()) {
            return;
        }
        String name = tile.sample().image().name();
        if (e.getClickCount() == 2) {
            model.view(name);
        } else {
            model.click(name, e.isShiftDown(), e.isShortcutDown());
        }
        e.consume();
    }
}
