package org.handful.ui.images.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.fit.NameLabel;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.PreviewSource;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.facts.RunFindings;
import org.handful.ui.images.gallery.Picking;

/** One image, large, over the gallery, with what is known about it. FX thread. */
public final class ViewerView {
    /** Pixels that an arrow key moves an enlarged image. */
    private static final double NUDGE = 80;

    private final ViewerModel model;
    private final PreviewSource previews;
    private final PreviewSource originals;
    private final Consumer<KeyEvent> keys;
    private final UiKit kit;
    private ZoomPane zoom;

    @FXML
    private Parent root;

    @FXML
    private StackPane picture;

    @FXML
    private NameLabel name;

    @FXML
    private Label about;

    @FXML
    private Label found;

    @FXML
    private Label scale;

    /** @param originals images with all their pixels @param keys what the gallery does with a key */
    public ViewerView(ViewerModel model, PreviewSource previews, PreviewSource originals, Consumer<KeyEvent> keys,
            UiKit kit) {
        this.model = model;
        this.previews = previews;
        this.originals = originals;
        this.keys = keys;
        this.kit = kit;
    }

    @FXML
    private void initialize() {
        zoom = new ZoomPane(previews, originals, kit.background());
        picture.getChildren().addFirst(zoom);
        zoom.percent().subscribe(p -> scale.setText(kit.texts().get("images.viewer.scale", p.doubleValue())));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.viewed().subscribe(this::show);
        model.project().dataset().addListener((o, before, now) -> words());
        model.facts().run().addListener((o, before, now) -> words());
    }

    @FXML
    private void previous() {
        model.step(Picking.Direction.LEFT);
    }

    @FXML
    private void next() {
        model.step(Picking.Direction.RIGHT);
    }

    @FXML
    private void close() {
        model.close();
    }

    @FXML
    private void fit() {
        zoom.fit();
    }

    @FXML
    private void actualSize() {
        zoom.actualSize();
    }

    @FXML
    private void zoomIn() {
        zoom.zoomIn();
    }

    @FXML
    private void zoomOut() {
        zoom.zoomOut();
    }

    private void pressed(KeyEvent e) {
        if (!e.isShortcutDown() && !e.isAltDown() && own(e)) {
            e.consume();
        } else {
            keys.accept(e);
        }
    }

    /** Digits label here as in the gallery, except 0, which fits the image. */
    private boolean own(KeyEvent e) {
        switch (e.getCode()) {
            case PLUS, ADD, EQUALS -> zoom.zoomIn();
            case MINUS, SUBTRACT -> zoom.zoomOut();
            case DIGIT0, NUMPAD0 -> {
                if (e.isShiftDown()) {
                    zoom.actualSize();
                } else {
                    zoom.fit();
                }
            }
            case LEFT -> {
                return zoom.nudged(NUDGE, 0);
            }
            case RIGHT -> {
                return zoom.nudged(-NUDGE, 0);
            }
            case UP -> {
                return zoom.nudged(0, NUDGE);
            }
            case DOWN -> {
                return zoom.nudged(0, -NUDGE);
            }
            case PAGE_UP -> model.step(Picking.Direction.LEFT);
            case PAGE_DOWN -> model.step(Picking.Direction.RIGHT);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void show(String image) {
        root.setVisible(image != null);
        if (image == null) {
            zoom.clear();
            return;
        }
        words();
        model.sample().map(Sample::image).ifPresent(i -> zoom.show(i.sha256(), i.width(), i.height()));
        root.requestFocus();
    }

    private void words() {
        model.sample().ifPresent(s -> {
            name.setName(s.image().name());
            about.setText(String.join(" \u00b7 ", facts(s)));
            RunFindings run = model.facts().run().get();
            RunFindings.Finding finding = run.about(s.image().name());
            found.setVisible(finding != null);
            found.setManaged(finding != null);
            if (finding != null) {
                found.setText(kit.texts().get(finding.correct() ? "images.viewer.right" : "images.viewer.wrong",
                        run.name(), finding.predicted(), new Figures(kit.texts()).percent(finding.confidence(), 0)));
            }
        });
    }

    private List<String> facts(Sample s) {
        Texts texts = kit.texts();
        List<String> facts = new ArrayList<>();
        facts.add(s.labelled() ? model.project().dataset().get().labels().name(s.label())
                : texts.get("images.unlabelled"));
        if (s.role() != SplitRole.ANY) {
            facts.add(texts.get("images.side." + s.role().name().toLowerCase(Locale.ROOT)));
        }
        s.attributes().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(a -> facts.add(texts.get("images.lane.value", a.getKey(), a.getValue())));
        facts.add(texts.get("images.size", s.image().width(), s.image().height()));
        return facts;
    }
}
