package org.handful.ui.tour;

import atlantafx.base.theme.Styles;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import org.handful.ui.common.Texts;

/**
 * Lights up the control of a step and says beside it what to do. The window below can be used all the while. FX thread.
 */
final class TourView extends Pane {
    private static final double GAP = 12;
    private static final double AROUND = 4;

    private final Tour tour;
    private final Texts texts;
    private final Node window;
    private final Path shade = new Path();
    private final Region ring = new Region();
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label count = new Label();
    private final Button back = new Button();
    private final Button next = new Button();
    private final VBox card;

    /** @param window that the steps point into */
    TourView(Tour tour, Node window, Texts texts) {
        this.tour = tour;
        this.window = window;
        this.texts = texts;
        setId("tour");
        setPickOnBounds(false);
        getStylesheets().add(TourView.class.getResource("/css/tour.css").toExternalForm());
        shade.getStyleClass().add("tour-shade");
        shade.setFillRule(FillRule.EVEN_ODD);
        shade.setMouseTransparent(true);
        shade.setManaged(false);
        ring.getStyleClass().add("tour-ring");
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        card = card();
        getChildren().addAll(shade, ring, card);
        tour.at().subscribe(at -> showStep());
    }

    /** The focus goes to what leads on, so that the tour can be walked with the Enter key alone. */
    void focus() {
        next.requestFocus();
    }

    /** Where the target is may change with every layout: called after each. */
    void follow() {
        tour.look();
        next.setDisable(tour.step().waits());
        Node target = tour.step().target().in(window);
        Bounds at = target == null ? null : sceneToLocal(target.localToScene(target.getLayoutBounds()));
        ring.setVisible(at != null);
        drawShade(at);
        card.resize(card.prefWidth(-1), card.prefHeight(card.prefWidth(-1)));
        Bounds place = place(at);
        card.relocate(Math.round(place.getMinX()), Math.round(place.getMinY()));
        if (at != null) {
            ring.resizeRelocate(at.getMinX() - AROUND, at.getMinY() - AROUND, at.getWidth() + 2 * AROUND,
                    at.getHeight() + 2 * AROUND);
        }
    }

    /** Escape leaves the tour, whatever has the focus. */
    void key(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            e.consume();
            tour.end();
        }
    }

    private VBox card() {
        title.getStyleClass().add("section-title");
        title.setId("tour.title");
        words.setId("tour.text");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        count.setId("tour.count");
        count.getStyleClass().addAll("text-muted", "caption", "figures");
        count.setMinWidth(USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var end = new Button(texts.get("tour.end"));
        end.setId("tour.end");
        end.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        end.setOnAction(e -> tour.end());
        back.setId("tour.back");
        back.setText(texts.get("tour.back"));
        back.getStyleClass().add(Styles.SMALL);
        back.setOnAction(e -> tour.back());
        next.setId("tour.next");
        next.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        next.setOnAction(e -> tour.next());
        for (Button b : new Button[] {end, back, next}) {
            b.setMinWidth(USE_PREF_SIZE);
        }
        var buttons = new HBox(count, room, end, back, next);
        buttons.getStyleClass().add("tour-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(title, words, buttons);
        box.getStyleClass().add("tour-card");
        box.setId("tour.card");
        box.setAccessibleRole(AccessibleRole.DIALOG);
        box.setManaged(false);
        return box;
    }

    private void showStep() {
        String key = "tour." + tour.step().id();
        title.setText(texts.get(key + ".title"));
        words.setText(texts.get(key + ".text"));
        count.setText(texts.get("tour.count", tour.at().get() + 1, tour.size()));
        back.setDisable(tour.at().get() == 0);
        next.setText(texts.get(tour.last() ? "tour.done" : "tour.next"));
        card.setAccessibleText(title.getText() + ". " + words.getText());
        next.setAccessibleHelp(card.getAccessibleText());
    }

    private void drawShade(Bounds hole) {
        shade.getElements().setAll(new MoveTo(0, 0), new HLineTo(getWidth()), new VLineTo(getHeight()),
                new HLineTo(0), new ClosePath());
        if (hole != null) {
            shade.getElements().addAll(new MoveTo(hole.getMinX() - AROUND, hole.getMinY() - AROUND),
                    new HLineTo(hole.getMaxX() + AROUND), new VLineTo(hole.getMaxY() + AROUND),
                    new HLineTo(hole.getMinX() - AROUND), new ClosePath());
        }
    }

    /** Beside the target where there is room; in its lower corner when it fills the window. */
    private Bounds place(Bounds target) {
        double w = card.getWidth();
        double h = card.getHeight();
        if (target == null) {
            return fit((getWidth() - w) / 2, (getHeight() - h) / 2, w, h);
        }
        double gap = GAP + AROUND;
        if (target.getMaxY() + gap + h <= getHeight() && target.getHeight() < getHeight() / 2) {
            return fit(target.getCenterX() - w / 2, target.getMaxY() + gap, w, h);
        }
        if (target.getMinY() - gap - h >= 0 && target.getHeight() < getHeight() / 2) {
            return fit(target.getCenterX() - w / 2, target.getMinY() - gap - h, w, h);
        }
        if (target.getMaxX() + gap + w <= getWidth()) {
            return fit(target.getMaxX() + gap, target.getMinY() + gap, w, h);
        }
        if (target.getMinX() - gap - w >= 0) {
            return fit(target.getMinX() - gap - w, target.getMinY() + gap, w, h);
        }
        return fit(target.getMaxX() - w - gap, target.getMaxY() - h - gap, w, h);
    }

    private Bounds fit(double x, double y, double w, double h) {
        return new BoundingBox(Math.clamp(x, GAP, Math.max(GAP, getWidth() - w - GAP)),
                Math.clamp(y, GAP, Math.max(GAP, getHeight() - h - GAP)), w, h);
    }
}
