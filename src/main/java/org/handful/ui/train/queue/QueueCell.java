package org.handful.ui.train.queue;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.model.RunSpec;
import org.handful.ui.common.Texts;
import org.handful.ui.train.setup.PreflightWords;
import org.kordamp.ikonli.javafx.FontIcon;

/** One run of the queue: what it is, how it stands, how long it takes, and what can be done with it. */
final class QueueCell extends ListCell<QueueItem> {
    private final QueueModel model;
    private final Texts texts;
    private final Function<RunSpec, String> titles;
    private HBox box;
    private Label title;
    private Label state;
    private ProgressBar bar;
    private Button up;
    private Button down;
    private Button pause;
    private Button remove;

    QueueCell(QueueModel model, Texts texts, Function<RunSpec, String> titles) {
        this.model = model;
        this.texts = texts;
        this.titles = titles;
        getStyleClass().add("queue-cell");
        setPrefWidth(0);
    }

    static void toggle(QueueModel model, QueueItem item) {
        switch (item.state().get()) {
            case PAUSED, RESTING -> model.resume(item);
            case RUNNING, WAITING -> model.pause(item);
            case FOUND -> { }
        }
    }

    @Override
    protected void updateItem(QueueItem item, boolean empty) {
        super.updateItem(item, empty);
        if (!empty && box == null) {
            furnish();
        }
        setGraphic(empty ? null : box);
        if (!empty) {
            show(item);
        }
    }

    private void show(QueueItem item) {
        QueueItem.State now = item.state().get();
        boolean held = now == QueueItem.State.PAUSED || now == QueueItem.State.RESTING;
        setId("queue.run." + item.id());
        title.setText(titles.apply(item.spec()));
        title.getTooltip().setText(title.getText());
        String words = new QueueWords(texts).state(item);
        state.setText(item.forecast().get().filter(_ -> !item.going())
                .map(f -> words + " \u00b7 " + new PreflightWords(texts).about(f)).orElse(words));
        bar.setVisible(item.going());
        bar.setManaged(item.going());
        bar.setProgress(item.progress().get() < 0 && held ? 0 : item.progress().get());
        label(pause, "queue.pause." + item.id(), held ? "fth-play" : "fth-pause",
                texts.get(held ? "queue.resume" : "queue.pause"));
        label(up, "queue.up." + item.id(), "fth-chevron-up", texts.get("queue.up"));
        label(down, "queue.down." + item.id(), "fth-chevron-down", texts.get("queue.down"));
        label(remove, "queue.remove." + item.id(), "fth-x", texts.get(item.going() ? "queue.end" : "queue.remove"));
        pause.setVisible(now != QueueItem.State.FOUND);
        up.setDisable(!model.canMove(item, -1));
        down.setDisable(!model.canMove(item, 1));
        setAccessibleText(title.getText() + ", " + state.getText());
    }

    private void furnish() {
        title = new Label();
        title.setTooltip(new Tooltip());
        title.setMinWidth(0);
        state = new Label();
        state.getStyleClass().addAll(Styles.TEXT_MUTED, "caption", "figures");
        state.setMinWidth(0);
        bar = new ProgressBar();
        bar.getStyleClass().add(Styles.SMALL);
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox words = new VBox(title, state, bar);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        up = button(() -> model.move(getItem(), -1));
        down = button(() -> model.move(getItem(), 1));
        pause = button(() -> toggle(model, getItem()));
        remove = button(() -> model.remove(getItem()));
        box = new HBox(words, up, down, pause, remove);
        box.setAlignment(Pos.CENTER_LEFT);
    }

    private static Button button(Runnable action) {
        Button b = new Button(null, new FontIcon());
        b.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        b.setOnAction(_ -> action.run());
        b.setTooltip(new Tooltip());
        b.setMinWidth(USE_PREF_SIZE);
        return b;
    }

    private static void label(Button b, String id, String icon, String words) {
        b.setId(id);
        ((FontIcon) b.getGraphic()).setIconLiteral(icon);
        b.getTooltip().setText(words);
        b.setAccessibleText(words);
    }
}
