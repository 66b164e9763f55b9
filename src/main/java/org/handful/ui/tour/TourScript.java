package org.handful.ui.tour;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;

/**
 * The steps through an open project: from its images over a training to what came of it. Controls are found by their
 * ids, so that no screen knows of the tour.
 */
public final class TourScript {
    private static final String TABS = "evaluate.tabs";
    private static final String PICKED = "evaluate.picked";
    private static final String CELL = "evaluate.cell.";
    private static final String NOTHING = "\u00b7";
    private static final int CLASSES_TAB = 1;

    private final ProjectModel project;
    private final Navigation navigation;
    private final Selection selection;
    private final Node window;
    private final int runsBefore;

    private TourScript(ProjectModel project, Navigation navigation, Selection selection, Node window) {
        this.project = project;
        this.navigation = navigation;
        this.selection = selection;
        this.window = window;
        this.runsBefore = project.runs().get().size();
    }

    /** @param window where the controls are looked for */
    static List<TourStep> of(ProjectModel project, Navigation navigation, Selection selection, Node window) {
        return new TourScript(project, navigation, selection, window).steps();
    }

    private List<TourStep> steps() {
        return List.of(
                new TourStep("images", id("images"), () -> !selection.names().get().isEmpty(), this::selectOne),
                new TourStep("classes", id("sidebar.classes"), null, null),
                place("train", Navigation.TRAIN),
                new TourStep("start", id("train.start"), this::begun, () -> fire(id("train.start"))),
                new TourStep("watch", id("train.chart", "train.result"), this::learned, null),
                place("evaluate", Navigation.EVALUATE),
                new TourStep("tab", id("evaluate.tab.classes", TABS), this::classesShown, this::showClasses),
                new TourStep("cell", this::mistake, () -> shows(find(window, PICKED)), () -> fire(this::mistake)),
                place("predict", Navigation.PREDICT));
    }

    private TourStep place(String id, String screen) {
        return new TourStep(id, id("shell.place." + screen), () -> navigation.screen().get().equals(screen),
                () -> navigation.show(screen));
    }

    private void selectOne() {
        navigation.show(Navigation.IMAGES);
        project.dataset().get().samples().stream().findFirst().ifPresent(s -> selection.select(s.image().name()));
    }

    private boolean begun() {
        return project.training().get() != null || project.runs().get().size() > runsBefore;
    }

    private boolean learned() {
        return project.training().get() == null && project.runs().get().size() > runsBefore;
    }

    private boolean classesShown() {
        return find(window, TABS) instanceof TabPane tabs && tabs.getSelectionModel().isSelected(CLASSES_TAB);
    }

    private void showClasses() {
        navigation.show(Navigation.EVALUATE);
        if (find(window, TABS) instanceof TabPane tabs) {
            tabs.getSelectionModel().select(CLASSES_TAB);
        }
    }

    /** A cell of the confusion matrix with mistakes in it; any cell when there are none. */
    private Node mistake(Node in) {
        Node any = null;
        for (Node node : in.lookupAll(".heat-cell")) {
            String[] place = node.getId() == null ? new String[0] : node.getId().split("\\.");
            if (node.getId() == null || !node.getId().startsWith(CELL) || !shows(node)) {
                continue;
            }
            boolean right = place[place.length - 1].equals(place[place.length - 2]);
            if (!right && node.lookup(".heat-figure") instanceof Label l && !l.getText().equals(NOTHING)) {
                return node;
            }
            any = any == null ? node : any;
        }
        return any;
    }

    private void fire(TourStep.Target target) {
        if (target.in(window) instanceof ButtonBase button) {
            button.fire();
        }
    }

    /** The first of these that shows. */
    private static TourStep.Target id(String... ids) {
        return window -> {
            for (String id : ids) {
                Node found = find(window, id);
                if (shows(found)) {
                    return found;
                }
            }
            return null;
        };
    }

    /** By id alone: a selector would take the dots in it for style classes. */
    private static Node find(Node in, String id) {
        if (id.equals(in.getId())) {
            return in;
        }
        if (in instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean shows(Node node) {
        if (node == null || node.getScene() == null) {
            return false;
        }
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
