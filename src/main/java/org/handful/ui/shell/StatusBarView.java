package org.handful.ui.shell;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.ProgressView;

/** One line at the bottom: what computes, that nothing leaves, that all is saved, and what goes on. FX thread. */
public final class StatusBarView {
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
        var progress = new ProgressView(texts);
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
    }
}
