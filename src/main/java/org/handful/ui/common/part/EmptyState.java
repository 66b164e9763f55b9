package org.handful.ui.common.part;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a place shows while there is nothing in it: what it is for, what to do next, and a button that does it. */
public final class EmptyState extends VBox {
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label hint = new Label();
    private final Button action = new Button();

    /** For FXML; set icon, title and hint. */
    public EmptyState() {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        title.getStyleClass().add(Styles.TITLE_3);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        for (Label l : new Label[] {title, hint}) {
            l.setWrapText(true);
            l.setTextAlignment(TextAlignment.CENTER);
            l.setAlignment(Pos.CENTER);
            l.setMinHeight(USE_PREF_SIZE);
        }
        action.getStyleClass().add(Styles.ACCENT);
        action.setVisible(false);
        action.managedProperty().bind(action.visibleProperty());
        getChildren().addAll(icon, title, hint, action);
    }

    public EmptyState(String iconLiteral, String title, String hint) {
        this();
        setIcon(iconLiteral);
        setTitle(title);
        setHint(hint);
    }

    /** Gives it its button. */
    public EmptyState withAction(String id, String label, Runnable run) {
        action.setId(id);
        action.setText(label);
        action.setOnAction(e -> run.run());
        action.setVisible(true);
        return this;
    }

    /** Gives it another way, below the button. */
    public EmptyState orElse(String id, String label, Runnable run) {
        var link = new Hyperlink(label);
        link.setId(id);
        link.setOnAction(e -> {
            link.setVisited(false);
            run.run();
        });
        getChildren().add(link);
        return this;
    }

    public void setIcon(String literal) {
        icon.setIconLiteral(literal);
    }

    public String getIcon() {
        return icon.getIconLiteral();
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    public String getTitle() {
        return title.getText();
    }

    public void setHint(String text) {
        hint.setText(text);
    }

    public String getHint() {
        return hint.getText();
    }

    /** The button, hidden until it has an action. */
    public Button action() {
        return action;
    }
}
