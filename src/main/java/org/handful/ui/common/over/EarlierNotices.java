package org.handful.ui.common.over;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Notices.Told;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.NoticesView;
import org.handful.ui.common.words.Times;

/** All that was told since the program began, newest first, with its time. FX thread. */
public final class EarlierNotices extends VBox {
    private final UiKit kit;
    private final Overlay overlay;
    private final ListView<Told> list = new ListView<>();
    private final Times times;

    private EarlierNotices(UiKit kit, Overlay overlay) {
        this.kit = kit;
        this.overlay = overlay;
        times = new Times(kit.texts());
        setId("notices.earlier");
        getStyleClass().addAll("card", "earlier-notices");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        list.setId("notices.list");
        list.setAccessibleText(kit.texts().get("notice.earlier"));
        list.setItems(kit.notices().told());
        list.setCellFactory(l -> new Line());
        list.setPlaceholder(new Label(kit.texts().get("notice.earlier.none")));
        VBox.setVgrow(list, Priority.ALWAYS);
        // A list keeps Escape to itself.
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                overlay.close();
                e.consume();
            }
        });
        getChildren().addAll(CardHead.of("notice.earlier", "notices.close", kit.texts(), overlay), list);
        kit.notices().seen();
    }

    public static void open(UiKit kit, Overlay overlay) {
        var view = new EarlierNotices(kit, overlay);
        overlay.show(view, Pos.TOP_RIGHT, view.list);
    }

    private final class Line extends ListCell<Told> {
        @Override
        protected void updateItem(Told told, boolean empty) {
            super.updateItem(told, empty);
            setPrefWidth(0);
            setGraphic(empty || told == null ? null : line(told));
            setAccessibleText(empty || told == null ? null : times.clock(told.time()) + ", " + told.notice().text());
        }

        private Node line(Told told) {
            var text = new Label(told.notice().text());
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            var when = new Label(times.clock(told.time()));
            when.getStyleClass().addAll("text-muted", "caption", "figures");
            when.setMinWidth(USE_PREF_SIZE);
            var words = new VBox(text);
            HBox.setHgrow(words, Priority.ALWAYS);
            told.notice().details().forEach(d -> {
                var detail = new Label(d);
                detail.setWrapText(true);
                detail.setMinHeight(USE_PREF_SIZE);
                detail.getStyleClass().addAll("text-muted", "caption");
                words.getChildren().add(detail);
            });
            // An offer to undo is over with the next edit; what there is to know about a failure stays.
            if (told.notice().kind() == org.handful.ui.common.Notice.Kind.PROBLEM && told.notice().action() != null) {
                var look = new Hyperlink(told.notice().action().label());
                look.setOnAction(e -> {
                    overlay.close();
                    told.notice().action().run().run();
                });
                words.getChildren().add(look);
            }
            var line = new HBox(NoticesView.icon(told.notice().kind()), words, when);
            line.getStyleClass().addAll("notice-line", NoticesView.style(told.notice().kind()));
            return line;
        }
    }
}
