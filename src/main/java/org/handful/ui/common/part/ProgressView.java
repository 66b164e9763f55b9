package org.handful.ui.common.part;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.handful.run.JobProgress;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** A job in one line where there is room: what it is, a bar, count, rate, time left, and a button to end it. */
public final class ProgressView extends HBox {
    private final Label title = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label numbers = new Label();
    private final Button cancel = new Button();
    private final ProgressWords words;
    private final ChangeListener<JobProgress> listener = (o, before, now) -> update(now);
    private final BooleanProperty shortened = new SimpleBooleanProperty();
    private JobModel job;
    private boolean stages;

    public ProgressView(Texts texts) {
        words = new ProgressWords(texts);
        getStyleClass().add("progress-view");
        setAlignment(Pos.CENTER_LEFT);
        bar.setMaxHeight(6);
        bar.getStyleClass().add(Styles.SMALL);
        numbers.getStyleClass().addAll(Styles.TEXT_MUTED, "figures");
        cancel.setId("progress.cancel");
        cancel.setGraphic(new FontIcon("fth-x"));
        cancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        cancel.setTooltip(new Tooltip(texts.get("progress.cancel")));
        cancel.setAccessibleText(texts.get("progress.cancel"));
        cancel.setOnAction(e -> job.cancel());
        var what = new Tooltip();
        what.textProperty().bind(title.textProperty());
        numbers.setTooltip(what);
        title.setTooltip(what);
        title.getStyleClass().add("progress-title");
        // A page must not become wider than its window for the sake of a line that says how long it will take.
        numbers.setWrapText(true);
        numbers.setMinWidth(0);
        for (Node words : List.of(title, bar)) {
            words.visibleProperty().bind(shortened.not());
            words.managedProperty().bind(words.visibleProperty());
        }
        getChildren().addAll(title, bar, numbers, cancel);
        show(null);
    }

    /** For a bar that is as high as one line. */
    public ProgressView oneLine() {
        numbers.setWrapText(false);
        numbers.setMinWidth(USE_PREF_SIZE);
        return this;
    }

    /** Whether there is only room for the figures. */
    public BooleanProperty shortened() {
        return shortened;
    }

    /** Says at every stage what is done now, in as many lines as that takes: for work of several under its own heading. */
    public ProgressView stages() {
        stages = true;
        title.visibleProperty().unbind();
        title.setVisible(false);
        return this;
    }

    /** @param next may be null: then there is nothing to see */
    public void show(JobModel next) {
        if (job != null) {
            job.progress().removeListener(listener);
        }
        job = next;
        setVisible(next != null);
        setManaged(next != null);
        if (next != null) {
            title.setText(next.title());
            next.progress().addListener(listener);
            update(next.progress().get());
        }
    }

    private void update(JobProgress now) {
        bar.setProgress(now.fraction());
        numbers.setText(stages ? words.withStage(now) : words.of(now));
        setAccessibleText(title.getText() + ", " + numbers.getText());
    }
}
