package org.handful.ui.train.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.handful.tune.Film;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.Test;

class FolderBoxGuiTest extends GuiTest {
    private final SettingsModel model = new SettingsModel(new Film());

    @Override
    protected Parent root() {
        return new SettingsForm(model, Texts.load(Locale.ENGLISH, "train", "setup", "common"));
    }

    @Test
    void foldersAreAddedOnceTypedAndTakenBack() throws Exception {
        SettingField field = model.fields().stream().filter(f -> f.spec().name().equals("auxiliaryFolders")).findFirst()
                .orElseThrow();
        fx(() -> model.all().set(true));
        FolderBox box = node("train.setting.auxiliaryFolders", FolderBox.class);
        String birds = new File("birds").getAbsolutePath();
        String fish = new File("fish").getAbsolutePath();
        fx(() -> {
            box.add(List.of(new File(birds)));
            box.add(List.of(new File(fish), new File(birds)));
        });
        assertThat(field.text().get()).isEqualTo(birds + ";" + fish);
        assertThat(field.complaint().get()).isNull();
        assertThat(node("train.folder.auxiliaryFolders", Button.class).getAccessibleText()).isNotBlank();
        clickId("train.reset.auxiliaryFolders");
        until(() -> box.getText().isEmpty() && field.complaint().get() == null);
    }
}
