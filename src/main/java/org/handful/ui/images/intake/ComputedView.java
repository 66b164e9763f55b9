package org.handful.ui.images.intake;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.model.ImageRef;
import org.handful.run.intake.Computed;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** What was computed about an image, marked as such and apart from what a person said. FX thread. */
public final class ComputedView extends VBox {
    /** Stands wherever something was computed and not said by a person. */
    public static final String ICON = "fth-cpu";

    private final MeasuresModel model;
    private final Texts texts;
    private final Runnable sayFine;
    private final VBox flaws = new VBox();
    private final GridPane values = new GridPane();
    private ImageRef shown;

    /** @param sayFine says that what is selected is fine */
    public ComputedView(MeasuresModel model, Texts texts, Runnable sayFine) {
        this.model = model;
        this.texts = texts;
        this.sayFine = sayFine;
        setId("inspector.computed");
        getStyleClass().add("field");
        var title = new Label(texts.get("intake.computed"), new FontIcon(ICON));
        title.getStyleClass().add("inspector-part");
        title.setTooltip(new Tooltip(texts.get("intake.computed.tip")));
        flaws.setId("inspector.flaws");
        flaws.getStyleClass().add("flaws");
        values.getStyleClass().add("attribute-grid");
        getChildren().addAll(flaws, title, values);
        model.table().addListener((o, before, now) -> show(shown));
    }

    /** @param image null for none */
    public void show(ImageRef image) {
        shown = image;
        flaws.getChildren().clear();
        values.getChildren().clear();
        if (image == null) {
            return;
        }
        model.flaws(image).forEach(words -> {
            var line = new Label(words, new FontIcon("fth-alert-triangle"));
            line.setWrapText(true);
            line.setMinHeight(USE_PREF_SIZE);
            line.getStyleClass().add("flaw");
            flaws.getChildren().add(line);
        });
        if (!flaws.getChildren().isEmpty()) {
            var fine = new Button(texts.get("intake.fine"));
            fine.setId("inspector.fine");
            fine.getStyleClass().addAll("flat", "small");
            fine.setTooltip(new Tooltip(texts.get("intake.fine.tip")));
            fine.setOnAction(e -> sayFine.run());
            flaws.getChildren().add(fine);
        }
        for (Computed attribute : Computed.values()) {
            addRow(attribute, image);
        }
    }

    private void addRow(Computed attribute, ImageRef image) {
        var name = new Label(model.name(attribute));
        name.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("text-muted");
        var value = new Label(model.value(attribute, image));
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        var adopt = new Button(null, new FontIcon("fth-plus"));
        adopt.setId("inspector.adopt." + attribute.name().toLowerCase(Locale.ROOT));
        adopt.getStyleClass().addAll("button-icon", "flat", "small");
        String words = texts.get("intake.adopt", model.name(attribute));
        adopt.setAccessibleText(words);
        adopt.setTooltip(new Tooltip(words));
        adopt.setOnAction(e -> model.adopt(attribute));
        var cell = new HBox(value, adopt);
        cell.setAlignment(Pos.CENTER_LEFT);
        GridPane.setHgrow(cell, Priority.ALWAYS);
        values.addRow(values.getRowCount(), name, cell);
    }
}
