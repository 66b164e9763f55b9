package org.handful.ui.shell;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Room;
import org.handful.ui.common.part.ProgressView;

/** One line at the bottom: what computes, that nothing leaves, that all is saved, and what goes on. FX thread. */
public final class StatusBarView {
    /** In em, for everything: while something goes on, and else. */
    private static final double WORDS_AND_WORK = 100;
    private static final double WORDS = 40;
    /** In em, for the device and all that is said about what goes on. */
    private static final double SOME_AND_WORK = 70;
    private static final double SOME = 30;

    private final StatusBarViewModel model;
    private final Texts texts;

    @FXML
    private Label device;

    @FXML
    private Tooltip deviceWhy;

    @FXML
    private Label saved;

    @FXML
    private Label backbone;

    @FXML
    private HBox job;

    @FXML
    private HBox bar;

    @FXML
    private Label network;

    public StatusBarView(StatusBarViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        device.textProperty().bind(model.device());
        deviceWhy.textProperty().bind(model.deviceWhy());
        saved.textProperty().bind(model.saved());
        backbone.textProperty().bind(model.backbone());
        for (Label l : new Label[] {device, saved, backbone}) {
            l.setMinWidth(Label.USE_PREF_SIZE);
        }
        var progress = new ProgressView(texts).oneLine();
        var queue = new Label();
        queue.setId("statusbar.queue");
        queue.getStyleClass().add("figures");
        queue.setMinWidth(Label.USE_PREF_SIZE);
        queue.textProperty().bind(model.queue());
        queue.visibleProperty().bind(model.queue().map(line -> true).orElse(false));
        queue.managedProperty().bind(queue.visibleProperty());
        job.getChildren().addAll(queue, progress);
        progress.show(model.job().get());
        model.job().addListener((o, before, now) -> progress.show(now));
        fit(progress, queue);
    }

    /** What goes on comes first: beside it the rest is signs with tooltips where there is no room for words. */
    private void fit(ProgressView progress, Label queue) {
        Room room = Room.in(bar);
        BooleanBinding idle = progress.visibleProperty().or(queue.visibleProperty()).not();
        BooleanBinding words = room.isAtLeast(WORDS_AND_WORK).or(room.isAtLeast(WORDS).and(idle));
        backbone.visibleProperty().bind(words);
        backbone.managedProperty().bind(words);
        for (Label sign : List.of(network, saved)) {
            sign.contentDisplayProperty().bind(words.map(w -> w ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        }
        BooleanBinding some = room.isAtLeast(SOME_AND_WORK).or(room.isAtLeast(SOME).and(idle));
        device.contentDisplayProperty().bind(some.map(w -> w ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        progress.shortened().bind(room.isAtLeast(SOME_AND_WORK).not());
    }
}
