package org.handful.ui.train.setup;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.handful.method.SettingSpec;
import org.handful.ui.common.Texts;
import org.handful.ui.common.words.Decimals;
import org.handful.ui.common.words.Named;
import org.kordamp.ikonli.javafx.FontIcon;

/** The form of one method: per setting a row with its control, help, a way back to the default, and its complaint. */
public final class SettingsForm extends VBox {
    private static final double LABEL_WIDTH = 110;
    private static final double HELP_WIDTH = 340;
    /** So many letters fit beside the name of a setting. */
    private static final int SHORT_CHOICE = 13;
    private static final Duration HELP_DELAY = Duration.millis(400);

    private final Texts texts;
    private final SettingWords words;

    public SettingsForm(SettingsModel model, Texts texts) {
        this.texts = texts;
        this.words = new SettingWords(texts, model.method().id());
        getStyleClass().add("train-settings");
        for (SettingField field : model.fields()) {
            Node row = row(field);
            if (field.spec().advanced()) {
                // A changed or wrong setting stays in sight: nothing that matters may hide.
                row.visibleProperty().bind(
                        model.all().or(field.changed()).or(field.complaint().isNotNull()));
                row.managedProperty().bind(row.visibleProperty());
            }
            getChildren().add(row);
        }
        if (model.fields().isEmpty()) {
            Label none = new Label(texts.get("train.settings.none"));
            none.getStyleClass().add(Styles.TEXT_MUTED);
            none.setWrapText(true);
            getChildren().add(none);
        }
    }

    private Node row(SettingField field) {
        SettingSpec spec = field.spec();
        Control control = control(field);
        control.setId("train.setting." + spec.name());
        control.setTooltip(control instanceof FolderBox ? FolderBox.told(help(spec), field) : help(spec));
        control.setAccessibleHelp(words.help(spec));
        Label label = new Label(words.label(spec));
        label.setLabelFor(control);
        label.setTooltip(help(spec));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setPrefWidth(LABEL_WIDTH);
        control.setMinWidth(Region.USE_PREF_SIZE);
        // A path and a choice of several words are long: their field has a line of its own.
        boolean below = spec.kind() == SettingSpec.Kind.FOLDERS || longest(spec) > SHORT_CHOICE;
        if (below) {
            control.setMaxWidth(Double.MAX_VALUE);
        }
        HBox line = below ? new HBox(label, reset(field)) : new HBox(label, reset(field), control);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("train-setting");
        Label complaint = new Label();
        complaint.setId("train.complaint." + spec.name());
        complaint.getStyleClass().add("train-complaint");
        complaint.setWrapText(true);
        complaint.setMinHeight(Region.USE_PREF_SIZE);
        complaint.textProperty().bind(field.complaint().map(_ -> words.complaint(field)));
        complaint.visibleProperty().bind(field.complaint().isNotNull());
        complaint.managedProperty().bind(complaint.visibleProperty());
        VBox row = below ? new VBox(line, control, complaint) : new VBox(line, complaint);
        if (Stepping.even(spec)) {
            row.getChildren().add(1, slider(field));
        }
        return row;
    }

    private Tooltip help(SettingSpec spec) {
        Tooltip tip = new Tooltip(words.help(spec));
        tip.setWrapText(true);
        tip.setMaxWidth(HELP_WIDTH);
        tip.setShowDelay(HELP_DELAY);
        return tip;
    }

    private Button reset(SettingField field) {
        Button back = new Button(null, new FontIcon("fth-rotate-ccw"));
        back.setId("train.reset." + field.spec().name());
        back.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        back.visibleProperty().bind(field.changed());
        back.managedProperty().bind(back.visibleProperty());
        SettingSpec spec = field.spec();
        String told = texts.get("train.settings.resetOne", words.value(spec, spec.defaultValue()));
        back.setTooltip(new Tooltip(told));
        back.setAccessibleText(told);
        back.setOnAction(_ -> field.reset());
        return back;
    }

    private Control control(SettingField field) {
        return switch (field.spec().kind()) {
            case SWITCH -> toggle(field);
            case CHOICE -> choice(field);
            case FOLDERS -> new FolderBox(field, words.name(field.spec()), texts);
            case INTEGER, DECIMAL -> number(field);
        };
    }

    private static Control toggle(SettingField field) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setSelected(Boolean.parseBoolean(field.text().get()));
        toggle.selectedProperty().addListener((_, _, on) -> field.text().set(String.valueOf(on)));
        field.text().addListener((_, _, now) -> toggle.setSelected(Boolean.parseBoolean(now)));
        return toggle;
    }

    /** Its values are the codes that the command line takes; what it shows are words. */
    private Control choice(SettingField field) {
        ChoiceBox<String> box = new ChoiceBox<>();
        box.setConverter(new Named<>(code -> words.value(field.spec(), code)));
        box.getItems().setAll(field.spec().choices());
        box.valueProperty().bindBidirectional(field.text());
        box.getStyleClass().add("train-choice");
        return box;
    }

    private Control number(SettingField field) {
        NumberBox box = new NumberBox(field, words.unit(field.spec()), new Decimals(texts.locale()));
        box.accessibleTextProperty().bind(Bindings.createStringBinding(() -> words.name(field.spec())
                + (field.complaint().get() == null ? "" : ". " + words.complaint(field)), field.complaint()));
        return box;
    }

    /** How many letters the longest of the choices has. */
    private int longest(SettingSpec spec) {
        return spec.choices().stream().mapToInt(code -> words.value(spec, code).length()).max().orElse(0);
    }

    /** Both ways; what cannot be used leaves it where it is. */
    private Slider slider(SettingField field) {
        SettingSpec spec = field.spec();
        Slider slider = new Slider(spec.min(), spec.max(), Double.parseDouble(spec.defaultValue()));
        slider.setId("train.slider." + spec.name());
        slider.setBlockIncrement(Stepping.step(spec));
        slider.setMajorTickUnit(Stepping.step(spec));
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(false);
        slider.setAccessibleText(words.name(spec));
        slider.getStyleClass().add(Styles.SMALL);
        slider.setTooltip(help(spec));
        Runnable follow = () -> {
            if (field.complaint().get() == null) {
                slider.setValue(Double.parseDouble(field.text().get().strip()));
            }
        };
        follow.run();
        field.text().addListener((_, _, _) -> follow.run());
        slider.valueProperty().addListener((_, _, now) -> {
            String text = Stepping.text(now.doubleValue(), spec);
            if (slider.isValueChanging() || slider.isFocused()) {
                field.text().set(text);
            }
        });
        return slider;
    }
}
