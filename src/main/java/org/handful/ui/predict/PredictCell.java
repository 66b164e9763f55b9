package org.handful.ui.predict;

import java.io.ByteArrayInputStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.handful.run.result.Guess;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.SquareImage;

/** An image in the list, with its likeliest class or its labels. FX thread. */
final class PredictCell extends ListCell<PredictItem> {
    private static final int SIDE = 44;

    private final PredictPictures pictures;
    private final UiKit kit;
    private final NoneOfThese none;
    private final Figures figures;
    private final SquareImage picture = new SquareImage(SIDE);
    private final Label name = new Label();
    private final Label answer = new Label();
    private final HBox line = new HBox(8, picture, new VBox(2, answer, name));
    private Subscription watching = Subscription.EMPTY;

    PredictCell(PredictPictures pictures, UiKit kit, NoneOfThese none) {
        this.pictures = pictures;
        this.kit = kit;
        this.none = none;
        this.figures = new Figures(kit.texts());
        line.setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().addAll("text-muted", "text-small");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PredictItem item, boolean empty) {
        super.updateItem(item, empty);
        watching.unsubscribe();
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        name.setText(item.input().name());
        picture.show(null);
        kit.background().load(picture, () -> {
            byte[] file = pictures.orNone(item.input());
            return file == null ? null
                    : new Image(new ByteArrayInputStream(file), 2.0 * SIDE, 2.0 * SIDE, true, true);
        }, picture::show);
        watching = item.guess().subscribe(this::show).and(item.failure().subscribe(f -> {
            if (f != null) {
                answer.setText(kit.texts().get("predict.failed"));
            }
        }));
        setGraphic(line);
    }

    private void show(Guess guess) {
        answer.setText(guess == null ? kit.texts().get("predict.waiting")
                : guess.ofLabels() ? LabelBars.words(guess, kit.texts())
                : none.refuses(guess) ? kit.texts().get("predict.none.title") : likeliest(guess.ranked().getFirst()));
    }

    private String likeliest(Guess.Ranked top) {
        return kit.texts().get("predict.answer", top.className(), figures.percent(top.probability(), 0));
    }
}
