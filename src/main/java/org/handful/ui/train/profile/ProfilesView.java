package org.handful.ui.train.profile;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;

/** On top of the setup: the profiles in a menu, and a line to type a name into when one is saved or renamed. */
public final class ProfilesView {
    private final ProfilesModel model;
    private final Texts texts;
    private boolean renaming;

    @FXML private MenuButton menu;
    @FXML private VBox naming;
    @FXML private TextField name;
    @FXML private Button confirm;
    @FXML private Label complaint;

    public ProfilesView(ProfilesModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        menu.textProperty().bind(Bindings.createStringBinding(this::title, model.chosen(), model.changed()));
        model.all().subscribe(this::fill);
        model.chosen().subscribe(_ -> fill());
        naming.managedProperty().bind(naming.visibleProperty());
        complaint.managedProperty().bind(complaint.visibleProperty());
        name.textProperty().subscribe(_ -> judge());
        model.setup().subscribe(_ -> judge());
        name.setOnAction(_ -> confirm());
        naming.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                cancel();
                e.consume();
            }
        });
    }

    private String title() {
        Profile now = model.chosen().get();
        return now == null ? texts.get("setup.profile.none")
                : model.changed().getValue() ? texts.get("setup.profile.changed", now.name()) : now.name();
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (Profile profile : model.all()) {
            items.add(item("apply." + items.size(), profile.name(), () -> model.apply(profile)));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item("save", texts.get("setup.profile.save"), () -> ask(false)));
        Profile chosen = model.chosen().get();
        if (chosen != null) {
            items.add(item("rename", texts.get("setup.profile.rename", chosen.name()), () -> ask(true)));
            items.add(item("delete", texts.get("setup.profile.delete", chosen.name()), model::delete));
        }
        menu.getItems().setAll(items);
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId("train.profile." + id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void ask(boolean rename) {
        renaming = rename;
        naming.setVisible(true);
        name.setText(model.chosen().get() == null ? "" : model.chosen().get().name());
        judge();
        name.requestFocus();
        name.selectAll();
    }

    private void judge() {
        String typed = name.getText();
        String wrong = renaming ? model.renameComplaint(typed) : model.complaint(typed);
        confirm.setDisable(wrong != null);
        confirm.setAccessibleHelp(wrong);
        confirm.setText(texts.get(renaming ? "setup.profile.confirm.rename"
                : model.replaces(typed) ? "setup.profile.confirm.replace" : "setup.profile.confirm.save"));
        complaint.setText(wrong);
        complaint.setVisible(wrong != null);
    }

    @FXML
    private void confirm() {
        judge();
        if (confirm.isDisabled()) {
            return;
        }
        if (renaming) {
            model.rename(name.getText());
        } else {
            model.save(name.getText());
        }
        cancel();
    }

    @FXML
    private void cancel() {
        naming.setVisible(false);
        menu.requestFocus();
    }
}
