package org.handful.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;

/** Asks, in the window itself, what to do with what is still going on. FX thread. */
public final class ClosingQuestion extends StackPane {
    /** What a person decides. */
    public enum Answer {
        STAY,
        KEEP,
        DROP,
        /** Only where a training goes on: it begins again at the next start. */
        LATER
    }

    private final Texts texts;
    private final Consumer<Answer> answered;

    /** @param training whether a training goes on: then it can also be put off */
    public ClosingQuestion(Texts texts, boolean training, Consumer<Answer> answered) {
        this.texts = texts;
        this.answered = answered;
        setId("closing");
        getStyleClass().add("veil");
        var title = new Label(texts.get("shell.closing.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        var words = new Label(texts.get(training ? "shell.closing.training" : "shell.closing.words"));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Button stay = button("shell.closing.stay", Answer.STAY);
        Button keep = button("shell.closing.keep", Answer.KEEP);
        Button other = training
                ? button("shell.closing.later", Answer.LATER) : button("shell.closing.drop", Answer.DROP);
        keep.getStyleClass().add(Styles.ACCENT);
        keep.setDefaultButton(true);
        stay.setCancelButton(true);
        var buttons = new HBox(8, other, stay, keep);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var card = new VBox(title, words, buttons);
        card.getStyleClass().add("question");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                answered.accept(Answer.STAY);
                e.consume();
            }
        });
        sceneProperty().addListener((o, before, now) -> {
            if (now != null) {
                keep.requestFocus();
            }
        });
    }

    private Button button(String key, Answer answer) {
        var button = new Button(texts.get(key));
        button.setId(key);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> answered.accept(answer));
        return button;
    }
}
