package org.handful.ui.evaluate;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.pixels.PixelView;
import org.kordamp.ikonli.javafx.FontIcon;

/** One test image: the picture with its frame, what it is, what it was taken for and how surely. */
final class PickedCell extends ListCell<PickedImages.Item> {
    private static final double SIDE = 84;

    private final ImageCache images;
    private final Texts texts;
    private final PixelView view = new PixelView();
    private final StackPane frame = new StackPane(view);
    private final Label truth = new Label();
    private final FontIcon sign = new FontIcon();
    private final Label predicted = new Label();
    private final Label name = new Label();
    private final HBox box;
    private ImageCache.Request request;

    PickedCell(ImageCache images, Texts texts) {
        this.images = images;
        this.texts = texts;
        getStyleClass().add("picked-cell");
        frame.getStyleClass().add("picked-frame");
        frame.setMinSize(SIDE + 6, SIDE + 6);
        frame.setMaxSize(SIDE + 6, SIDE + 6);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        truth.getStyleClass().add("picked-truth");
        truth.setWrapText(true);
        truth.setMinHeight(USE_PREF_SIZE);
        name.getStyleClass().addAll("text-muted", "caption");
        sign.getStyleClass().add("picked-sign");
        predicted.setGraphic(sign);
        predicted.setWrapText(true);
        predicted.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(truth, predicted, name);
        words.getStyleClass().add("picked-words");
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        box = new HBox(frame, words);
        box.getStyleClass().add("picked-line");
        box.setPrefWidth(0);
    }

    @Override
    protected void updateItem(PickedImages.Item item, boolean empty) {
        super.updateItem(item, empty);
        if (request != null) {
            request.drop();
            request = null;
        }
        view.setImage(null);
        setGraphic(empty ? null : box);
        frame.getStyleClass().removeAll("right", "wrong");
        if (!empty) {
            frame.getStyleClass().add(item.correct() ? "right" : "wrong");
            sign.setIconLiteral(item.correct() ? "fth-check" : "fth-x");
            truth.setText(item.corrected() == null ? item.truth()
                    : texts.get("evaluate.picked.corrected", item.truth(), item.corrected()));
            predicted.setText(texts.get(item.correct() ? "evaluate.picked.recognised" : "evaluate.picked.takenFor",
                    item.predicted(), Math.round(100 * item.confidence())));
            name.setText(item.image());
            setTooltip(new Tooltip(item.image()));
            setAccessibleText(item.image() + ", " + truth.getText() + ", " + predicted.getText());
            if (item.sha256() == null) {
                name.setText(texts.get("evaluate.picked.gone", item.image()));
            } else {
                request = images.request(item.sha256(), (int) SIDE, view::paint);
            }
        }
    }
}
