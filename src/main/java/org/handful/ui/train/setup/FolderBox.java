package org.handful.ui.train.setup;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Folders, as text with {@code ;} between them: typed, chosen, or dropped here. */
final class FolderBox extends CustomTextField {
    private static final PseudoClass WRONG = Styles.STATE_DANGER;

    private final SettingField field;

    FolderBox(SettingField field, String name, Texts texts) {
        this.field = field;
        getStyleClass().add("folder-box");
        setAccessibleText(name);
        setPromptText(texts.get("train.settings.folder.none"));
        textProperty().bindBidirectional(field.text());
        field.complaint().subscribe(now -> pseudoClassStateChanged(WRONG, now != null));
        Button choose = new Button(null, new FontIcon("fth-folder-plus"));
        choose.setId("train.folder." + field.spec().name());
        choose.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        choose.setTooltip(new Tooltip(texts.get("train.settings.folder.choose")));
        choose.setAccessibleText(texts.get("train.settings.folder.choose"));
        choose.setOnAction(_ -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(texts.get("train.settings.folder.choose"));
            File chosen = chooser.showDialog(getScene().getWindow());
            if (chosen != null) {
                add(List.of(chosen));
            }
        });
        setRight(choose);
        // What tells a folder from others stands at the end of its path.
        focusedProperty().subscribe(typing -> {
            if (!typing) {
                end();
            }
        });
        setOnDragOver(e -> {
            if (!folders(e).isEmpty()) {
                e.acceptTransferModes(TransferMode.COPY);
                e.consume();
            }
        });
        setOnDragDropped(e -> {
            List<File> dropped = folders(e);
            add(dropped);
            e.setDropCompleted(!dropped.isEmpty());
            e.consume();
        });
    }

    /** With every folder in a line of its own before what it says. */
    static Tooltip told(Tooltip tip, SettingField field) {
        String help = tip.getText();
        tip.textProperty().bind(field.text().map(paths -> paths.isBlank() ? help
                : String.join("\n", paths.split(";")) + "\n\n" + help));
        return tip;
    }

    private static List<File> folders(DragEvent e) {
        return e.getDragboard().getFiles().stream().filter(File::isDirectory).toList();
    }

    /** Behind those that are there; each once. */
    void add(List<File> folders) {
        String now = field.text().get() == null ? "" : field.text().get();
        field.text().set(Stream.concat(Stream.of(now.split(";")).map(String::strip).filter(s -> !s.isEmpty()),
                folders.stream().map(File::getPath)).distinct().collect(Collectors.joining(";")));
        end();
    }
}
