package org.handful.ui.evaluate.labels;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.pixels.PixelView;
import org.handful.ui.evaluate.labels.LabelsModel.Item;
import org.handful.ui.evaluate.labels.LabelsModel.State;

/** One doubt: the picture, the label, what the model says instead and how surely, and what was decided. */
final class SuspectCell extends ListCell<Item> {
    private static final double SIDE = 84;

    private final ImageCache images;
    private final Texts texts;
    private final Figures figures;
    private final PixelView view = new PixelView();
    private final StackPane frame = new StackPane(view);
    private final Label given = new Label();
    private final Label opinion = new Label();
    private final Label decided = new Label();
    private final Label name = new Label();
    private final HBox box;
    private ImageCache.Request request;

    SuspectCell(ImageCache images, Texts texts) {
        this.images = images;
        this.texts = texts;
        this.figures = new Figures(texts);
        getStyleClass().add("picked-cell");
        frame.getStyleClass().add("picked-frame");
        frame.setMinSize(SIDE + 6, SIDE + 6);
        frame.setMaxSize(SIDE + 6, SIDE + 6);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        given.getStyleClass().add("picked-truth");
        name.getStyleClass().addAll("text-muted", "caption");
        for (Label label : new Label[] {given, opinion, decided}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        decided.managedProperty().bind(decided.visibleProperty());
        VBox words = new VBox(given, opinion, decided, name);
        words.getStyleClass().add("picked-words");
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        box = new HBox(frame, words);
        box.getStyleClass().add("picked-line");
        box.setPrefWidth(0);
    }

    @Override
    protected void updateItem(Item item, boolean empty) {
        super.updateItem(item, empty);
        if (request != null) {
            request.drop();
            request = null;
        }
        view.setImage(null);
        setGraphic(empty || item == null ? null : box);
        frame.getStyleClass().removeAll("right", "wrong");
        if (empty || item == null) {
            return;
        }
        given.setText(texts.get("evaluate.labels.given", item.suspect().given()));
        opinion.setText(texts.get(item.suspect().flagged() ? "evaluate.labels.surely" : "evaluate.labels.rather",
                item.suspect().suggested(), figures.percent(item.suspect().suggestedShare(), 0),
                figures.percent(item.suspect().givenShare(), 0)));
        decided.setVisible(item.state() != State.OPEN);
        decided.setText(item.state() == State.OPEN ? "" : texts.get(
                "evaluate.labels.state." + item.state().name().toLowerCase(Locale.ROOT),
                item.now() == null ? texts.get("evaluate.picked.noLabel") : item.now()));
        name.setText(item.suspect().image());
        frame.getStyleClass().add(item.state() == State.OPEN ? "wrong" : "right");
        box.setOpacity(item.state() == State.OPEN ? 1 : 0.7);
        setAccessibleText(String.join(", ", item.suspect().image(), given.getText(), opinion.getText(),
                decided.isVisible() ? decided.getText() : ""));
        if (item.sha256() != null) {
            request = images.request(item.sha256(), (int) SIDE, view::paint);
        }
    }
}
