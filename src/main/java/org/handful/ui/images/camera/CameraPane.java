package org.handful.ui.images.camera;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.handful.ui.common.Texts;
import org.handful.ui.common.over.CardHead;
import org.handful.ui.common.over.Overlay;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.images.camera.CaptureModel.State;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Takes pictures with a camera, as a card over the window: held down, the large button or the space bar takes a burst.
 * The camera is on as long as the card is there. FX thread.
 */
public final class CameraPane extends VBox {
    private static final PseudoClass RECORDING = PseudoClass.getPseudoClass("recording");

    private final CaptureModel model;
    private final Texts texts;
    private final LiveView live = new LiveView();
    private final EmptyState trouble = new EmptyState();
    private final VBox waiting = new VBox();
    private final Label count = new Label();
    private final Button hold = new Button(null, new FontIcon("fth-disc"));
    private final Button one = new Button(null, new FontIcon("fth-camera"));
    private final CaptureSettings settings;
    /** A burst does not go on while nobody looks. */
    private final ChangeListener<Boolean> away;

    private CameraPane(CaptureModel model, ImageCache cache, Texts texts, Overlay overlay) {
        this.model = model;
        this.texts = texts;
        away = (o, before, looked) -> {
            if (!looked) {
                model.end();
            }
        };
        settings = new CaptureSettings(model, texts, hold::requestFocus);
        setId("camera");
        getStyleClass().addAll("card", "camera");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var beside = new VBox(settings, buttons(), privacy());
        beside.getStyleClass().add("camera-beside");
        var middle = new HBox(stage(), beside);
        middle.getStyleClass().add("camera-middle");
        VBox.setVgrow(middle, Priority.ALWAYS);
        var strip = new TakenStrip(model, cache, texts);
        var body = new VBox(middle, foot(), strip, hint());
        body.getStyleClass().add("camera-body");
        // With large type in a small window there is more than fits.
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(CardHead.of("camera.title", "camera.close", texts, overlay), scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        Subscription watched = model.state().subscribe(this::show)
                .and(model.frame().subscribe(live::show))
                .and(model.square().subscribe(live::setSquare))
                .and(model.taken().subscribe(strip::show))
                .and(model.count().subscribe(n -> counted(n.intValue())));
        sceneProperty().addListener((o, before, now) -> {
            Window window = now == null ? before.getWindow() : now.getWindow();
            if (now == null) {
                watched.unsubscribe();
                settings.leave();
                window.focusedProperty().removeListener(away);
                model.leave();
            } else {
                window.focusedProperty().addListener(away);
            }
        });
    }

    /** Switches the camera on, and off again when the card is put away. */
    public static void open(CaptureModel model, ImageCache cache, Texts texts, Overlay overlay) {
        var pane = new CameraPane(model, cache, texts, overlay);
        overlay.show(pane, Pos.CENTER, pane);
        model.open();
    }

    private StackPane stage() {
        live.setId("camera.live");
        live.setAccessibleText(texts.get("camera.live"));
        live.setOnMouseClicked(e -> hold.requestFocus());
        trouble.setId("camera.trouble");
        trouble.setIcon("fth-camera-off");
        trouble.withAction("camera.again", texts.get("camera.again"), model::open);
        var words = new Label(texts.get("camera.opening"));
        words.setWrapText(true);
        words.getStyleClass().add("text-muted");
        waiting.setId("camera.waiting");
        waiting.getStyleClass().add("camera-waiting");
        waiting.getChildren().addAll(new ProgressIndicator(), words);
        count.setId("camera.count");
        count.getStyleClass().addAll("camera-count", "headline-number", "figures");
        StackPane.setAlignment(count, Pos.TOP_RIGHT);
        var explained = new ScrollPane(trouble);
        explained.setFitToWidth(true);
        // In the middle, or from its top where there is not enough room.
        explained.viewportBoundsProperty().addListener((o, before, now) -> trouble.setMinHeight(now.getHeight()));
        explained.setFocusTraversable(false);
        explained.visibleProperty().bind(trouble.visibleProperty());
        var stage = new StackPane(live, waiting, explained, count);
        stage.getStyleClass().add("camera-stage");
        HBox.setHgrow(stage, Priority.ALWAYS);
        return stage;
    }

    private VBox buttons() {
        hold.setId("camera.hold");
        hold.setText(texts.get("camera.hold"));
        hold.getStyleClass().add("accent");
        hold.setTooltip(new Tooltip(texts.get("camera.hold.tip")));
        hold.setMaxWidth(Double.MAX_VALUE);
        hold.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                hold.requestFocus();
                model.begin();
                e.consume();
            }
        });
        hold.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            model.end();
            e.consume();
        });
        // A screen reader can press it, but not hold it.
        hold.setOnAction(e -> model.shoot());
        one.setId("camera.one");
        one.setText(texts.get("camera.one"));
        one.setTooltip(new Tooltip(texts.get("camera.one.tip")));
        one.setMaxWidth(Double.MAX_VALUE);
        one.setOnAction(e -> model.shoot());
        var both = new VBox(hold, one);
        both.getStyleClass().add("camera-buttons");
        var blind = model.state().map(s -> s instanceof State.Live ? null : texts.get("camera.blind"));
        WhyNot.explain(hold, blind);
        WhyNot.explain(one, blind);
        return both;
    }

    private Label privacy() {
        var privacy = new Label(texts.get("camera.privacy"), new FontIcon("fth-lock"));
        privacy.setId("camera.privacy");
        privacy.setWrapText(true);
        privacy.setMinHeight(USE_PREF_SIZE);
        privacy.getStyleClass().addAll("caption", "text-muted");
        return privacy;
    }

    private Label hint() {
        var hint = new Label(texts.get("camera.hint"));
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.setPrefWidth(0);
        hint.setMaxWidth(Double.MAX_VALUE);
        hint.getStyleClass().addAll("caption", "text-muted");
        return hint;
    }

    private HBox foot() {
        var told = new Label();
        told.setId("camera.taken");
        told.getStyleClass().add("figures");
        told.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(told, Priority.ALWAYS);
        told.textProperty().bind(model.taken().map(all -> texts.get("camera.taken", all.size())));
        var undo = new Button(texts.get("camera.undo"), new FontIcon("fth-corner-up-left"));
        undo.setId("camera.undo");
        undo.setTooltip(new Tooltip(texts.get("camera.undo.tip")));
        undo.setOnAction(e -> {
            model.undo();
            hold.requestFocus();
        });
        var foot = new HBox(told, undo);
        foot.getStyleClass().add("camera-foot");
        WhyNot.explain(undo, Bindings.createStringBinding(
                () -> model.used().get() && model.project().undoable().get().isPresent()
                        ? null : texts.get("camera.undo.none"),
                model.used(), model.project().undoable()));
        return foot;
    }

    private void show(State now) {
        if (now instanceof State.Opening && getScene() != null && idle(getScene().getFocusOwner())) {
            requestFocus();
        }
        live.setVisible(now instanceof State.Live);
        waiting.setVisible(now instanceof State.Opening);
        trouble.setVisible(now instanceof State.Failed);
        if (now instanceof State.Failed(String happened, String remedy)) {
            trouble.setTitle(happened);
            trouble.setHint(remedy);
            trouble.action().requestFocus();
        } else if (now instanceof State.Live && getScene() != null && idle(getScene().getFocusOwner())) {
            hold.requestFocus();
        }
    }

    /** Whether nobody has begun to do anything else. */
    private boolean idle(Node focused) {
        return focused == null || focused == this || focused == trouble.action();
    }

    private void counted(int pictures) {
        count.setText(String.valueOf(pictures));
        count.setVisible(pictures > 0);
        pseudoClassStateChanged(RECORDING, pictures > 0);
    }

    /** Space and Enter mean the camera only where nothing else wants them. */
    private boolean forCamera(KeyEvent e) {
        return e.getTarget() == hold || e.getTarget() == this;
    }

    private void pressed(KeyEvent e) {
        if (!forCamera(e)) {
            return;
        }
        if (e.getCode() == KeyCode.SPACE) {
            model.begin();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER) {
            model.shoot();
            e.consume();
        }
    }

    private void released(KeyEvent e) {
        if (e.getCode() == KeyCode.SPACE && forCamera(e)) {
            model.end();
            e.consume();
        }
    }
}
