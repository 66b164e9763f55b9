package org.handful.ui.evaluate;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Screen;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.evaluate.sessions.SessionsModel;
import org.handful.ui.evaluate.sessions.SessionsView;

/** The place where one sees how well a run works, and for which images it does not. */
public final class EvaluateScreen implements Screen {
    private final UiKit kit;
    private final Navigation navigation;
    private final Selection selection;
    private final ImageCache images;
    private final EvaluateViewModel model;
    private final SessionsModel sessions;
    private Parent view;

    public EvaluateScreen(
            UiKit kit, ProjectModel project, Navigation navigation, Selection selection, ImageCache images) {
        this.kit = kit;
        this.navigation = navigation;
        this.selection = selection;
        this.images = images;
        this.model = new EvaluateViewModel(kit, project);
        this.sessions = new SessionsModel(kit, project, model.result());
    }

    @Override
    public String id() {
        return Navigation.EVALUATE;
    }

    @Override
    public String icon() {
        return "fth-bar-chart-2";
    }

    @Override
    public void takeOver(Screen before) {
        model.takeOver(((EvaluateScreen) before).model);
    }

    @Override
    public boolean wantsInspector() {
        return false;
    }

    @Override
    public Node view() {
        if (view == null) {
            var texts = kit.texts();
            view = new Fxml(texts).load("evaluate", Map.of(
                    EvaluateView.class, () -> new EvaluateView(model, navigation, texts),
                    OverviewView.class, () -> new OverviewView(model, texts),
                    ClassesView.class, () -> new ClassesView(model, texts),
                    SubgroupsView.class, () -> new SubgroupsView(model, navigation, texts),
                    ConfidenceView.class, () -> new ConfidenceView(model, texts),
                    SessionsView.class, () -> new SessionsView(sessions, texts),
                    PickedView.class,
                    () -> new PickedView(model.picked(), selection, navigation, images, texts)));
        }
        return view;
    }
}
