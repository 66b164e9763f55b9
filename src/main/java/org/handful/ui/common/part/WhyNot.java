package org.handful.ui.common.part;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/**
 * Lets a button that is off say why. The toolkit sends no mouse events to what is disabled, so the words hang on a box
 * around it; a screen reader hears them as its help. FX thread.
 */
public final class WhyNot {
    private WhyNot() {}

    /**
     * Switches a control off while there is a reason to, and tells it.
     *
     * @param reason null while the control can be used
     */
    public static void explain(Control control, ObservableValue<String> reason) {
        control.disableProperty().bind(reason.map(why -> true).orElse(false));
        control.accessibleHelpProperty().bind(reason);
        StackPane box = wrap(control);
        var tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        reason.subscribe(why -> {
            if (why == null) {
                Tooltip.uninstall(box, tip);
            } else {
                tip.setText(why);
                Tooltip.install(box, tip);
            }
        });
    }

    private static StackPane wrap(Control control) {
        var parent = (Pane) control.getParent();
        int place = parent.getChildren().indexOf(control);
        var box = new StackPane();
        box.setMinWidth(StackPane.USE_PREF_SIZE);
        box.setMaxHeight(StackPane.USE_PREF_SIZE);
        HBox.setHgrow(box, HBox.getHgrow(control));
        box.visibleProperty().bind(control.visibleProperty());
        box.managedProperty().bind(control.managedProperty());
        parent.getChildren().set(place, box);
        box.getChildren().add(control);
        return box;
    }
}
