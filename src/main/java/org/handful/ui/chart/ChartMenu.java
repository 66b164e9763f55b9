package org.handful.ui.chart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Alert;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;
import javafx.stage.FileChooser;
import org.handful.error.Because;
import org.handful.error.file.WholeFile;
import org.handful.ui.common.Texts;

/** What can be done with a chart besides looking at it: copy it, save it as a drawing, save its numbers. */
public final class ChartMenu {
    private static final double COPY_SCALE = 2;

    private final Region chart;
    private final Texts texts;
    private final String name;
    private final BooleanSupplier empty;
    private final Supplier<String> svg;
    private final Supplier<String> csv;

    /**
     * @param texts with the bundle {@code chart} in it
     * @param name that a saved file is offered, without its ending
     * @param empty true while there is nothing to keep
     */
    public ChartMenu(Region chart, Texts texts, String name, BooleanSupplier empty, Supplier<String> svg,
            Supplier<String> csv) {
        this.chart = chart;
        this.texts = texts;
        this.name = name;
        this.empty = empty;
        this.svg = svg;
        this.csv = csv;
    }

    public void install() {
        ContextMenu menu = new ContextMenu(
                item("chart.menu.copy", this::copy),
                item("chart.menu.svg", () -> save("svg", "chart.menu.svgType", svg)),
                item("chart.menu.csv", () -> save("csv", "chart.menu.csvType", csv)));
        chart.setOnContextMenuRequested(e -> {
            menu.getItems().forEach(i -> i.setDisable(empty.getAsBoolean()));
            menu.show(chart, e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setId(key);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void copy() {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(COPY_SCALE, COPY_SCALE));
        ClipboardContent content = new ClipboardContent();
        content.putImage(chart.snapshot(parameters, null));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void save(String extension, String type, Supplier<String> text) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name + "." + extension);
        chooser.getExtensionFilters().add(
                new FileChooser.ExtensionFilter(texts.get(type), "*." + extension));
        File file = chooser.showSaveDialog(chart.getScene().getWindow());
        if (file != null) {
            write(file.toPath(), text.get());
        }
    }

    private void write(Path file, String text) {
        try {
            WholeFile.replace(text, file);
        } catch (IOException e) {
            new Alert(Alert.AlertType.WARNING,
                    texts.get("chart.menu.failed", file, Because.of(e))).show();
        }
    }
}
