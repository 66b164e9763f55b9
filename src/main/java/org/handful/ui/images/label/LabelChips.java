package org.handful.ui.images.label;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.handful.method.multilabel.SetNames;

/** The labels that a class lists, one chip each, to be switched on and off; nothing where no class lists any. FX thread. */
public final class LabelChips extends FlowPane {
    private final Consumer<String> choose;
    private List<String> labels = List.of();
    private List<String> classes = List.of();

    /** @param choose hears the name of the class that lists what is on now */
    public LabelChips(Consumer<String> choose) {
        super(4, 4);
        this.choose = choose;
        setId("inspector.labels");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /**
     * @param classes of the project
     * @param chosen class of what is selected; null for none
     */
    public void show(List<String> classes, String chosen) {
        this.classes = classes;
        setVisible(SetNames.anyIn(classes));
        List<String> now = isVisible() ? classes.stream().flatMap(c -> SetNames.parts(c).stream()).distinct().sorted().toList()
                : List.of();
        // The same chips stay, and with them the focus.
        if (!now.equals(labels)) {
            labels = now;
            getChildren().setAll(now.stream().map(this::chip).toList());
        }
        Set<String> on = chosen == null ? Set.of() : SetNames.parts(chosen);
        chips().forEach(c -> c.setSelected(on.contains(c.getText())));
    }

    private ToggleButton chip(String label) {
        var chip = new ToggleButton(label);
        chip.setId("inspector.label." + label);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().addAll("small", "label-chip");
        chip.setOnAction(_ -> {
            Set<String> on = new TreeSet<>();
            chips().stream().filter(ToggleButton::isSelected).forEach(c -> on.add(c.getText()));
            // A class may list the same labels in another order.
            choose.accept(classes.stream().filter(c -> SetNames.parts(c).equals(on)).findFirst()
                    .orElseGet(() -> SetNames.join(on)));
        });
        return chip;
    }

    private List<ToggleButton> chips() {
        return getChildren().stream().map(ToggleButton.class::cast).toList();
    }
}
