package org.handful.ui.shell.menu;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.action.Action;
import org.handful.ui.common.action.PaletteModel;
import org.handful.ui.common.over.Overlay;
import org.kordamp.ikonli.javafx.FontIcon;

/** Type a few letters, press Enter: every action of the program in one list. FX thread. */
public final class PaletteView extends VBox {
    private final PaletteModel model;
    private final Texts texts;
    private final Overlay overlay;
    private final TextField query = new TextField();
    private final ListView<Action> list = new ListView<>();

    private PaletteView(PaletteModel model, Texts texts, Overlay overlay) {
        this.model = model;
        this.texts = texts;
        this.overlay = overlay;
        setId("palette");
        getStyleClass().add("palette");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        query.setId("palette.query");
        query.setPromptText(texts.get("palette.prompt"));
        query.setAccessibleText(texts.get("palette.prompt"));
        query.textProperty().bindBidirectional(model.query());
        list.setId("palette.list");
        list.setAccessibleText(texts.get("palette.list"));
        list.setFocusTraversable(false);
        list.setCellFactory(l -> new Line());
        list.setPlaceholder(new Label(texts.get("palette.none")));
        model.hits().subscribe(this::show);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(query, list);
    }

    public static void open(PaletteModel model, Texts texts, Overlay overlay) {
        var view = new PaletteView(model, texts, overlay);
        overlay.show(view, Pos.TOP_CENTER, view.query);
    }

    private void show(List<Action> hits) {
        list.getItems().setAll(hits);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void key(KeyEvent e) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (e.getCode()) {
            case DOWN -> select(at + 1);
            case UP -> select(at - 1);
            case PAGE_DOWN -> select(at + 8);
            case PAGE_UP -> select(Math.max(0, at - 8));
            case ENTER -> perform(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void select(int index) {
        int size = list.getItems().size();
        if (size > 0) {
            int wrapped = index < 0 ? size - 1 : index >= size ? 0 : index;
            list.getSelectionModel().select(wrapped);
            list.scrollTo(Math.max(0, wrapped - 4));
        }
    }

    private void perform(Action action) {
        if (action != null && action.enabled()) {
            overlay.close();
            model.perform(action);
        }
    }

    /** Icon, name, place, keys; below them why it cannot be done now. */
    private final class Line extends ListCell<Action> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label why = new Label();
        private final Label place = new Label();
        private final Label keys = new Label();
        private final HBox line;

        Line() {
            why.getStyleClass().addAll("text-muted", "caption");
            why.managedProperty().bind(why.visibleProperty());
            place.getStyleClass().addAll("text-muted", "caption");
            keys.getStyleClass().add("key");
            keys.setMinWidth(USE_PREF_SIZE);
            keys.managedProperty().bind(keys.visibleProperty());
            place.setMinWidth(USE_PREF_SIZE);
            var words = new VBox(name, why);
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(icon, words, place, keys);
            line.getStyleClass().add("palette-line");
            setPrefWidth(0);
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY) {
                    perform(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                setId(null);
                return;
            }
            boolean on = action.on() != null && action.on().get();
            icon.setIconLiteral(on ? "fth-check" : action.icon());
            name.setText(action.title(texts));
            why.setText(action.obstacle().getValue());
            why.setVisible(!action.enabled());
            place.setText(action.place(texts));
            keys.setText(action.keys(texts));
            keys.setVisible(!keys.getText().isEmpty());
            line.setOpacity(action.enabled() ? 1 : 0.7);
            setId("palette." + action.id());
            setAccessibleText(String.join(", ", name.getText(), place.getText(), keys.getText(),
                    action.enabled() ? "" : why.getText()));
            setGraphic(line);
        }
    }
}
