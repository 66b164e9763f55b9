package org.handful.ui.train.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.handful.method.embedding.trained.LinearProbe;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.Test;

/** A form in German: the numbers and the words are German, what the settings have is what the command line takes. */
class NumberBoxGuiTest extends GuiTest {
    private final SettingsModel model = new SettingsModel(new LinearProbe());

    @Override
    protected Parent root() {
        return new SettingsForm(model, Texts.load(Locale.GERMAN, "train", "setup", "common", "methods"));
    }

    @Test
    void aNumberIsShownAndReadAsGermanWritesIt() throws Exception {
        NumberBox box = node("train.setting.learningRate", NumberBox.class);
        assertThat(box.getText()).isEqualTo("0,001");
        typed(box, "0,05");
        assertThat(field("learningRate").text().get()).isEqualTo("0.05");
        assertThat(field("learningRate").complaint().get()).isNull();
        assertThat(box.getText()).as("while it is typed").isEqualTo("0,05");
        press(KeyCode.UP).release(KeyCode.UP);
        until(() -> box.getText().equals("0,1"));
        assertThat(field("learningRate").text().get()).isEqualTo("0.1");
        typed(box, "0.02");
        assertThat(field("learningRate").text().get()).isEqualTo("0.02");
        clickId("train.setting.steps");
        until(() -> box.getText().equals("0,02"));
    }

    @Test
    void whatCannotBeUsedStaysAndIsExplained() throws Exception {
        NumberBox box = node("train.setting.learningRate", NumberBox.class);
        typed(box, "7,5");
        assertThat(node("train.complaint.learningRate", Label.class).getText()).isEqualTo("Das muss eine Zahl sein. Von 0,0000001 bis 1.");
        clickId("train.setting.steps");
        until(() -> node("train.setting.steps", NumberBox.class).isFocused());
        assertThat(box.getText()).isEqualTo("7,5");
        assertThat(field("learningRate").complaint().get()).isNotNull();
    }

    @Test
    void choicesAreWordsAndStayCodes() throws Exception {
        fx(() -> model.all().set(true));
        ChoiceBox<?> box = node("train.setting.schedule", ChoiceBox.class);
        assertThat(box.getValue()).isEqualTo("cosine");
        assertThat(box.getConverter().toString(null)).isEmpty();
        assertThat(lookup(box)).isEqualTo("F\u00e4llt (Kosinus)");
    }

    private static String lookup(ChoiceBox<?> box) {
        return ((Label) box.lookup(".label")).getText();
    }

    private void typed(NumberBox box, String text) throws Exception {
        fx(() -> {
            box.requestFocus();
            box.selectAll();
        });
        write(text);
        until(() -> box.getText().equals(text));
    }

    private SettingField field(String name) {
        return model.fields().stream().filter(f -> f.spec().name().equals(name)).findFirst().orElseThrow();
    }
}
