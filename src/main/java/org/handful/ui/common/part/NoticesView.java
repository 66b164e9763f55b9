package org.handful.ui.common.part;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.handful.ui.common.Notice;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The open notices as cards over the lower right corner; all but problems go by themselves once they could be read. */
public final class NoticesView extends VBox {
    private final Notices notices;
    private final Texts texts;
    private final EventHandler<KeyEvent> escape = this::escape;

    public NoticesView(Notices notices, Texts texts) {
        this.notices = notices;
        this.texts = texts;
        setId("notices");
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        notices.open().forEach(n -> getChildren().add(card(n)));
        notices.open().addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                List<? extends Notice> gone = change.getRemoved();
                getChildren().removeIf(c -> gone.contains(c.getUserData()));
                change.getAddedSubList().forEach(n -> getChildren().add(card(n)));
            }
            cover();
        });
        heightProperty().subscribe(this::cover);
        // What has the keys comes first: only an Escape that nobody needed puts the last notice away.
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
        });
    }

    /** A sign for a kind of notice, coloured by {@link #style} around it. */
    public static FontIcon icon(Notice.Kind kind) {
        return new FontIcon(switch (kind) {
            case INFO -> "fth-info";
            case GOOD -> "fth-check-circle";
            case CAUTION -> "fth-alert-triangle";
            case PROBLEM -> "fth-alert-circle";
        });
    }

    /** Class of a kind of notice in the style sheet. */
    public static String style(Notice.Kind kind) {
        return "notice-" + kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Node card(Notice notice) {
        var icon = icon(notice.kind());
        var text = new Label(notice.text());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var close = new Button(null, new FontIcon("fth-x"));
        close.setId("notice.close");
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setTooltip(new Tooltip(texts.get("notice.close")));
        close.setAccessibleText(texts.get("notice.close"));
        close.setOnAction(e -> notices.dismiss(notice));
        var line = new HBox(icon, text, close);
        line.getStyleClass().add("notice-line");
        var card = new VBox(line);
        card.setUserData(notice);
        card.getStyleClass().addAll("notice", style(notice.kind()));
        card.setAccessibleText(notice.text());
        var links = new HBox();
        links.getStyleClass().add("notice-links");
        if (!notice.details().isEmpty()) {
            links.getChildren().add(details(notice, card));
        }
        if (notice.action() != null) {
            var action = new Hyperlink(notice.action().label());
            action.setId("notice.action");
            action.setOnAction(e -> {
                notice.action().run().run();
                notices.dismiss(notice);
            });
            links.getChildren().add(action);
        }
        if (!links.getChildren().isEmpty()) {
            card.getChildren().add(links);
        }
        notice.time().ifPresent(time -> {
            var pause = new PauseTransition(Duration.millis(time.toMillis()));
            pause.setOnFinished(e -> notices.dismiss(notice));
            Runnable look = () -> {
                if (card.isHover() || card.isFocusWithin()) {
                    pause.stop();
                } else {
                    pause.playFromStart();
                }
            };
            card.hoverProperty().subscribe(look);
            card.focusWithinProperty().subscribe(look);
            look.run();
        });
        return card;
    }

    private void escape(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && !notices.open().isEmpty()) {
            notices.dismiss(notices.open().getLast());
            e.consume();
        }
    }

    private void cover() {
        notices.covered().set(getChildren().isEmpty() ? 0 : getHeight() - snappedBottomInset());
    }

    private Hyperlink details(Notice notice, VBox card) {
        var show = new Hyperlink(texts.get("notice.details"));
        show.setId("notice.details");
        var lines = new TextArea(notice.details().stream().collect(Collectors.joining("\n")));
        lines.setId("notice.lines");
        lines.setEditable(false);
        lines.setWrapText(true);
        lines.setPrefRowCount(Math.min(8, notice.details().size() + 1));
        lines.setMinHeight(Region.USE_PREF_SIZE);
        show.setOnAction(e -> {
            boolean open = card.getChildren().remove(lines);
            if (!open) {
                card.getChildren().add(lines);
            }
            show.setText(texts.get(open ? "notice.details" : "notice.details.hide"));
            show.setVisited(false);
        });
        return show;
    }
}
