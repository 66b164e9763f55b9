package org.handful.ui.train;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.handful.model.LabelSpace;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.pixels.PixelView;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The held-out images in a row. The frame of each is blue with a tick while it is recognised, orange with a cross while
 * it is taken for something else. Only the cells in sight exist.
 */
final class HeldOutStrip extends ListView<LiveTraining.Watched> {
    private static final double SIDE = 60;
    private static final double SIGN = 18;

    private final ImageCache images;
    private final Texts texts;
    private LabelSpace labels = new LabelSpace(List.of());

    HeldOutStrip(ImageCache images, Texts texts) {
        this.images = images;
        this.texts = texts;
        setId("train.strip");
        setOrientation(Orientation.HORIZONTAL);
        getStyleClass().add("held-out-strip");
        setFixedCellSize(SIDE + 10);
        setPrefHeight(SIDE + 28);
        setMinHeight(SIDE + 28);
        setFocusTraversable(false);
        setCellFactory(_ -> new Cell());
    }

    void show(List<LiveTraining.Watched> watched, LabelSpace names) {
        labels = names;
        setItems(FXCollections.observableArrayList(watched));
    }

    private final class Cell extends ListCell<LiveTraining.Watched> {
        private final PixelView view = new PixelView();
        private final FontIcon sign = new FontIcon();
        private final StackPane frame = new StackPane(view);
        private final ChangeListener<Integer> listener = (_, _, _) -> mark();
        private LiveTraining.Watched shown;
        private ImageCache.Request request;

        Cell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            frame.getStyleClass().add("held-out");
            sign.getStyleClass().add("held-out-sign");
            StackPane badge = new StackPane(sign);
            badge.getStyleClass().add("held-out-badge");
            badge.visibleProperty().bind(sign.visibleProperty());
            badge.setMaxSize(SIGN, SIGN);
            frame.getChildren().add(badge);
            StackPane.setAlignment(badge, Pos.BOTTOM_RIGHT);
            view.setFitWidth(SIDE - 6);
            view.setFitHeight(SIDE - 6);
            frame.setMinSize(SIDE, SIDE);
            frame.setMaxSize(SIDE, SIDE);
            setTooltip(new Tooltip());
        }

        @Override
        protected void updateItem(LiveTraining.Watched item, boolean empty) {
            super.updateItem(item, empty);
            if (item == shown && !empty) {
                return;
            }
            if (shown != null) {
                shown.predicted().removeListener(listener);
                request.drop();
                view.setImage(null);
            }
            shown = empty ? null : item;
            setGraphic(empty ? null : frame);
            if (shown != null) {
                shown.predicted().addListener(listener);
                request = images.request(shown.sample().image().sha256(), (int) SIDE, view::paint);
                mark();
            }
        }

        private void mark() {
            Integer predicted = shown.predicted().get();
            frame.getStyleClass().removeAll("right", "wrong");
            sign.setVisible(predicted != null);
            String name = shown.sample().image().name();
            String truth = labels.name(shown.sample().label());
            if (predicted == null) {
                getTooltip().setText(texts.get("train.strip.imageWaiting", name, truth));
            } else {
                frame.getStyleClass().add(shown.right() ? "right" : "wrong");
                sign.setIconLiteral(shown.right() ? "fth-check" : "fth-x");
                getTooltip().setText(texts.get("train.strip.image", name, truth, labels.name(predicted)));
            }
            setAccessibleText(getTooltip().getText());
        }
    }
}
