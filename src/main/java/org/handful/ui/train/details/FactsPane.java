package org.handful.ui.train.details;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

/** Names on the left, values on the right, aligned over all lines. FX thread. */
public final class FactsPane extends VBox {
    /** Where there is more room than this, names have more of it. */
    private static final double NARROW_EMS = 34;
    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");

    /** For FXML. */
    public FactsPane() {
        getStyleClass().add("facts");
        widthProperty().subscribe(now -> pseudoClassStateChanged(WIDE, now.doubleValue() > NARROW_EMS * em()));
    }

    private double em() {
        return lookup(".facts-name") instanceof Label name ? name.getFont().getSize() : Font.getDefault().getSize();
    }

    void show(List<Fact> facts) {
        getChildren().setAll(facts.stream().map(FactsPane::line).toList());
    }

    private static HBox line(Fact fact) {
        Label name = label(fact.name(), "facts-name");
        Label value = label(fact.value(), "facts-value");
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        name.setLabelFor(value);
        if (!fact.help().isEmpty()) {
            Tooltip tip = new Tooltip(fact.help());
            tip.setWrapText(true);
            tip.setMaxWidth(360);
            name.setTooltip(tip);
        }
        HBox line = new HBox(name, value);
        line.getStyleClass().add("facts-line");
        // Of the line and not of its words: a box asks these for their least height at their least width.
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
