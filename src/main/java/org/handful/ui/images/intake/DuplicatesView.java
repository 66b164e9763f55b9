package org.handful.ui.images.intake;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.handful.model.Sample;
import org.handful.run.intake.DuplicateGroup;
import org.handful.ui.common.Texts;
import org.handful.ui.common.fit.NameLabel;
import org.handful.ui.common.over.CardHead;
import org.handful.ui.common.over.Overlay;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.SquareImage;
import org.kordamp.ikonli.javafx.FontIcon;

/** Near-duplicates side by side, as a card over the window: keep one, keep all, or look at the next. FX thread. */
public final class DuplicatesView extends VBox {
    private static final double SIDE = 216;

    private final DuplicatesModel model;
    private final ImageCache cache;
    private final Texts texts;
    private final Overlay overlay;
    private final FlowPane pictures = new FlowPane();
    private final Label where = new Label();
    private final Button keepAll;

    private DuplicatesView(DuplicatesModel model, ImageCache cache, Texts texts, Overlay overlay) {
        this.model = model;
        this.cache = cache;
        this.texts = texts;
        this.overlay = overlay;
        setId("duplicates");
        getStyleClass().addAll("card", "duplicates");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        pictures.getStyleClass().add("duplicates-pictures");
        pictures.setPrefWrapLength(3 * (SIDE + 16));
        pictures.setAlignment(Pos.CENTER);
        where.setId("duplicates.where");
        where.getStyleClass().addAll("text-muted", "figures");
        var hint = new Label(texts.get("intake.duplicates.hint"));
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.setPrefWidth(0);
        hint.setMaxWidth(Double.MAX_VALUE);
        keepAll = button("duplicates.keepAll", texts.get("intake.duplicates.keepAll"),
                texts.get("intake.duplicates.keepAll.tip"), model::keepAll);
        Button previous = step("duplicates.previous", texts.get("intake.duplicates.previous"), "fth-chevron-left", -1);
        Button next = step("duplicates.next", texts.get("intake.duplicates.next"), "fth-chevron-right", 1);
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        var foot = new HBox(previous, where, next, between, keepAll);
        foot.getStyleClass().add("duplicates-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        var scroll = new ScrollPane(pictures);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(CardHead.of("intake.duplicates.title", "duplicates.close", texts, overlay), hint, scroll,
                foot);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        Subscription watched = model.reviewed().subscribe(groups -> show()).and(model.at().subscribe(i -> show()));
        sceneProperty().addListener((o, before, now) -> {
            if (now == null) {
                watched.unsubscribe();
            }
        });
    }

    public static void open(DuplicatesModel model, ImageCache cache, Texts texts, Overlay overlay) {
        if (model.current() != null) {
            var view = new DuplicatesView(model, cache, texts, overlay);
            overlay.show(view, Pos.CENTER, view.keepAll);
        }
    }

    private void show() {
        DuplicateGroup group = model.current();
        if (group == null) {
            if (getScene() != null) {
                overlay.close();
            }
            return;
        }
        List<DuplicateGroup> all = model.reviewed().get();
        where.setText(texts.get(group.kept() ? "intake.duplicates.where.kept" : "intake.duplicates.where",
                all.indexOf(group) + 1, all.size()));
        pictures.getChildren().clear();
        for (int i = 0; i < group.images().size(); i++) {
            pictures.getChildren().add(candidate(group.images().get(i), i + 1));
        }
    }

    private Node candidate(Sample image, int number) {
        var picture = new SquareImage(SIDE);
        cache.request(image.image().sha256(), (int) SIDE, picture::paint);
        var name = new NameLabel();
        name.setName(image.image().name());
        name.setMostLines(3);
        name.maxWidthProperty().bind(picture.widthProperty());
        name.setTooltip(new Tooltip(image.image().name()));
        var size = new Label(texts.get("images.size", image.image().width(), image.image().height()));
        size.getStyleClass().addAll("text-muted", "caption", "figures");
        Button keep = button("duplicates.keep." + number, texts.get("intake.duplicates.keep", number),
                texts.get("intake.duplicates.keep.tip"), () -> model.keepOne(image));
        keep.setAccessibleText(keep.getText() + ": " + image.image().name());
        keep.maxWidthProperty().bind(picture.widthProperty());
        if (number == 1) {
            keep.getStyleClass().add("accent");
        }
        var box = new VBox(picture, name, size, keep);
        box.getStyleClass().add("duplicates-one");
        return box;
    }

    private void key(KeyEvent e) {
        KeyCode code = e.getCode();
        DuplicateGroup group = model.current();
        if (code == KeyCode.A) {
            model.keepAll();
        } else if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            model.move(code == KeyCode.LEFT ? -1 : 1);
        } else if (code.isDigitKey() && group != null) {
            int number = code.getCode() - KeyCode.DIGIT0.getCode();
            if (number < 1 || number > group.images().size()) {
                return;
            }
            model.keepOne(group.images().get(number - 1));
        } else {
            return;
        }
        e.consume();
    }

    private Button step(String id, String words, String icon, int step) {
        Button button = button(id, null, words, () -> model.move(step));
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(words);
        return button;
    }

    private static Button button(String id, String text, String tip, Runnable run) {
        var button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        return button;
    }
}
