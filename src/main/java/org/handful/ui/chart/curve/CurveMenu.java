package org.handful.ui.chart.curve;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Alert;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.transform.Transform;
import javafx.stage.FileChooser;
import org.handful.ui.common.Texts;

/** What can be done with a chart besides looking at it: copy it, save it as a drawing, save its numbers. */
final class CurveMenu {
    private static final double COPY_SCALE = 2;

    private final CurveChart chart;
    private final Texts texts;

    CurveMenu(CurveChart chart, Texts texts) {
        this.chart = chart;
        this.texts = texts;
    }

    void install() {
        ContextMenu menu = new ContextMenu(
                item("chart.menu.copy", this::copy),
                item("chart.menu.svg", () -> save("svg", "chart.menu.svgType")),
                item("chart.menu.csv", () -> save("csv", "chart.menu.csvType")));
        chart.setOnContextMenuRequested(e -> {
            menu.getItems().forEach(i -> i.setDisable(chart.data().empty()));
            menu.show(chart, e.getScreenX(), e.getScreenY());
        });
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
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

    private void save(String extension, String type) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName("curves." + extension);
        chooser.getExtensionFilters().add(
                new FileChooser.ExtensionFilter(texts.get(type), "*." + extension));
        File file = chooser.showSaveDialog(chart.getScene().getWindow());
        if (file != null) {
            String text = extension.equals("svg")
                    ? new CurveSvg(chart.data(), chart.look(), texts, chart.smoothingProperty().get())
                            .write(chart.getWidth(), chart.getHeight())
                    : CurveCsv.write(chart.data());
            write(file.toPath(), text);
        }
    }

    /** Beside the target first, so that a full disk leaves no half-written file. */
    private void write(Path file, String text) {
        try {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), ".part");
            try {
                Files.writeString(part, text);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            new Alert(Alert.AlertType.WARNING,
                    texts.get("chart.menu.failed", file, e.getMessage())).show();
        }
    }
}
