package org.handful.ui.evaluate.twins;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.fit.NameLabel;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.SquareImage;
import org.handful.ui.evaluate.twins.TwinsModel.Half;
import org.handful.ui.evaluate.twins.TwinsModel.Item;
import org.handful.ui.evaluate.twins.TwinsModel.State;

/** One pair: both pictures side by side with class and side, what is wrong with them, and what was decided. */
final class TwinCell extends ListCell<Item> {
    private static final double SIDE = 112;

    private final Texts texts;
    private final Figures figures;
    private final Picture first;
    private final Picture second;
    private final Label trouble = new Label();
    private final Label likeness = new Label();
    private final Label decided = new Label();
    private final HBox box;

    TwinCell(ImageCache images, Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
        getStyleClass().add("picked-cell");
        first = new Picture(images, texts);
        second = new Picture(images, texts);
        likeness.getStyleClass().addAll(Styles.TEXT_MUTED, "caption");
        for (Label label : List.of(trouble, likeness, decided)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        decided.managedProperty().bind(decided.visibleProperty());
        var words = new VBox(trouble, decided, likeness);
        words.getStyleClass().add("picked-words");
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        box = new HBox(first, second, words);
        box.getStyleClass().add("picked-line");
        box.setPrefWidth(0);
    }

    @Override
    protected void updateItem(Item item, boolean empty) {
        super.updateItem(item, empty);
        boolean none = empty || item == null;
        setGraphic(none ? null : box);
        first.show(none ? null : item.first());
        second.show(none ? null : item.second());
        if (none) {
            setAccessibleText(null);
            return;
        }
        List<String> wrong = new ArrayList<>();
        if (item.across()) {
            wrong.add(texts.get(item.twin().copy() ? "evaluate.twins.across.copy" : "evaluate.twins.across"));
        }
        if (item.labels()) {
            wrong.add(texts.get("evaluate.twins.labels"));
        }
        trouble.setText(String.join(" ", wrong));
        trouble.setVisible(!wrong.isEmpty());
        decided.setVisible(item.state() != State.OPEN);
        decided.setText(item.state() == State.OPEN ? ""
                : texts.get("evaluate.twins.state." + item.state().name().toLowerCase(Locale.ROOT)));
        likeness.setText(texts.get(item.twin().copy() ? "evaluate.twins.copy" : "evaluate.twins.alike",
                figures.number(item.twin().likeness(), 3)));
        box.setOpacity(item.state() == State.OPEN ? 1 : 0.7);
        setAccessibleText(List.of(first.said(), second.said(), trouble.getText(), decided.getText()).stream()
                .filter(s -> !s.isEmpty()).collect(Collectors.joining(", ")));
    }

    /** One of the two. */
    private static final class Picture extends VBox {
        private final ImageCache images;
        private final Texts texts;
        private final SquareImage picture = new SquareImage(SIDE);
        private final Label label = new Label();
        private final Label side = new Label();
        private final NameLabel name = new NameLabel();
        private ImageCache.Request request;

        Picture(ImageCache images, Texts texts) {
            this.images = images;
            this.texts = texts;
            getStyleClass().add("picked-words");
            label.getStyleClass().add("picked-truth");
            name.getStyleClass().addAll(Styles.TEXT_MUTED, "caption");
            name.setMostLines(2);
            side.setWrapText(true);
            side.setMinHeight(USE_PREF_SIZE);
            for (Label words : List.of(label, side, name)) {
                words.maxWidthProperty().bind(picture.widthProperty());
            }
            setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(picture, label, side, name);
        }

        void show(Half half) {
            if (request != null) {
                request.drop();
                request = null;
            }
            picture.show(null);
            if (half == null) {
                return;
            }
            label.setText(half.label() == null ? texts.get("evaluate.picked.noLabel") : half.label());
            side.setText(texts.get("evaluate.twins.side." + half.side().name().toLowerCase(Locale.ROOT)));
            name.setName(half.image());
            if (half.sample() != null) {
                request = images.request(half.sample().image().sha256(), (int) SIDE, picture::paint);
            }
        }

        String said() {
            return String.join(", ", name.getName(), label.getText(), side.getText());
        }
    }
}
