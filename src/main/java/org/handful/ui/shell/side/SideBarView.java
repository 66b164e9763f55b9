package org.handful.ui.shell.side;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.shell.attributes.AttributeList;
import org.handful.ui.shell.classes.ClassList;
import org.handful.ui.shell.row.Lines;
import org.handful.ui.shell.split.DrawCard;
import org.handful.ui.shell.split.SplitList;

/** Puts the lists of the side bar together. FX thread. */
public final class SideBarView {
    private final SideBarViewModel model;
    private final ClassPalette palette;
    private final Theme theme;
    private final Texts texts;
    private final DrawCard drawCard;
    private ClassList classList;

    @FXML
    private VBox classes;

    @FXML
    private TextField newClass;

    @FXML
    private Label noClasses;

    @FXML
    private VBox splitSection;

    @FXML
    private VBox sides;

    @FXML
    private ToggleButton lock;

    @FXML
    private Button draw;

    @FXML
    private VBox attributeSection;

    @FXML
    private VBox values;

    @FXML
    private VBox runs;

    @FXML
    private Label noRuns;

    public SideBarView(SideBarViewModel model, ClassPalette palette, Theme theme, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.theme = theme;
        this.texts = texts;
        drawCard = new DrawCard(model.draw(), texts);
    }

    @FXML
    private void initialize() {
        classList = new ClassList(classes, noClasses, model.classes(), palette, theme, texts);
        new SplitList(splitSection, sides, lock, model.split(), texts);
        new AttributeList(attributeSection, values, model.attributes(), texts);
        new RunList(runs, noRuns, model.runs(), texts);
        newClass.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                Lines.show(newClass, false);
                e.consume();
            }
        });
        newClass.focusedProperty().addListener((o, before, now) -> {
            if (!now && newClass.getText().isBlank()) {
                Lines.show(newClass, false);
            }
        });
    }

    @FXML
    private void startNewClass() {
        newClass.clear();
        Lines.show(newClass, true);
        newClass.requestFocus();
    }

    @FXML
    private void finishNewClass() {
        classList.add(newClass.getText());
        newClass.clear();
    }

    @FXML
    private void openDraw() {
        drawCard.show(draw, new Fxml(texts));
    }
}
