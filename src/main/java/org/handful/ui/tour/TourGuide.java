package org.handful.ui.tour;

import java.util.List;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.Texts;

/** Walks the tour in a window: begins it, goes on with it when the window is built anew, and puts it away. FX thread. */
public final class TourGuide {
    private final StackPane over;
    private final Node window;
    private final Texts texts;
    private final Runnable follow = this::follow;
    private EventHandler<KeyEvent> keys;
    private Tour tour;
    private TourView view;
    private Scene scene;

    /**
     * @param over covers the window; the tour is laid on it
     * @param window that the steps point into
     */
    public TourGuide(StackPane over, Node window, Texts texts) {
        this.over = over;
        this.window = window;
        this.texts = texts;
    }

    public boolean going() {
        return tour != null;
    }

    /** Begins at the first step. */
    public void begin(ProjectModel project, Navigation navigation, Selection selection) {
        walk(TourScript.of(project, navigation, selection, window), 0);
    }

    /** Goes on where one was, in a window that was built anew. */
    public void goOn(ProjectModel project, Navigation navigation, Selection selection) {
        if (going()) {
            walk(TourScript.of(project, navigation, selection, window), tour.at().get());
        }
    }

    public void end() {
        if (view != null) {
            over.getChildren().remove(view);
            scene.removePostLayoutPulseListener(follow);
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        }
        tour = null;
        view = null;
    }

    private void walk(List<TourStep> steps, int first) {
        end();
        tour = new Tour(steps, first, this::end);
        view = new TourView(tour, window, texts);
        keys = view::key;
        scene = over.getScene();
        scene.addPostLayoutPulseListener(follow);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        over.getChildren().add(view);
        view.focus();
        tour.at().addListener((o, before, now) -> view.focus());
    }

    private void follow() {
        if (view != null) {
            view.follow();
        }
    }
}
