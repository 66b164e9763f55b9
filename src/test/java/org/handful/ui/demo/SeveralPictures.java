package org.handful.ui.demo;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.ui.common.Navigation;
import org.handful.ui.train.TrainScreen;

/** Pictures of several labels per image: the hint in Train, before they are learned, and what came of it. */
public final class SeveralPictures extends Pictures {
    @Override
    protected void build() {
        session.renameClass("Usnea", "Cetraria;Cladonia");
        session.renameClass("Xanthoria", ";");
        List<AdaptationMethod<?>> methods = new ArrayList<>(Methods.forImages());
        TrainScreen screen = new TrainScreen(
                kit, project, workbench, new Navigation(selection, filter), images, methods);
        show((javafx.scene.Parent) screen.view());
        shot("several-1-hint");
        then(() -> ((Button) node("train.sets.open")).fire());
        shot("several-2-empty");
        then(() -> ((Button) node("several.start")).fire());
        shot("several-3-done");
        small("several-4-small");
    }
}
