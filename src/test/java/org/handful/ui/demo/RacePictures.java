package org.handful.ui.demo;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.ui.common.Navigation;
import org.handful.ui.train.TrainScreen;

/** Pictures of the race: before it, while it goes on, and what came of it, under {@code target/pictures}. */
public final class RacePictures extends Pictures {
    @Override
    protected void build() {
        List<AdaptationMethod<?>> methods = new ArrayList<>(Methods.forImages());
        TrainScreen screen = new TrainScreen(
                kit, project, workbench, new Navigation(selection, filter), images, methods);
        show((javafx.scene.Parent) screen.view());
        then(() -> ((ToggleButton) node("train.view.race")).fire());
        shot("race-1-empty");
        then(() -> ((Button) node("race.start")).fire());
        then(() -> {
            session.races().line(0.7);
            session.races().line(0.8);
        });
        shot("race-2-going");
        then(() -> {
            session.races().line(0.74);
            session.races().line(0.86);
            session.races().failure("class Ash has none in the support set");
            session.races().finish();
        });
        shot("race-3-done");
        then(() -> ((ScrollPane) node("race.page")).setVvalue(0.6));
        shot("race-4-table");
        then(() -> ((ScrollPane) node("race.page")).setVvalue(1));
        shot("race-5-curve");
        small("race-6-small");
    }
}
