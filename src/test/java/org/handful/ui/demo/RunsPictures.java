package org.handful.ui.demo;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.ui.common.Navigation;
import org.handful.ui.fake.FakeTraining;
import org.handful.ui.train.TrainScreen;

/** Pictures of the runs: list, details, comparison, light and dark, under {@code target/pictures}. */
public final class RunsPictures extends Pictures {
    @Override
    protected void build() {
        TrainScreen screen = new TrainScreen(kit, project, workbench, new Navigation(selection, filter), images,
                List.of(new SteppingMethod()));
        show((javafx.scene.Parent) screen.view());
        for (int i = 0; i < 3; i++) {
            int k = i;
            then(() -> session.train(new RunSpec("pocket", "stepping",
                    Map.of("steps", String.valueOf(100 * (k + 1)), "learningRate", "0.001"), new SplitSpec.Shots(5), k),
                    TrainingListener.QUIET));
            then(() -> {
                FakeTraining t = session.training().begin();
                for (int s = 1; s <= 120 + 30 * k; s++) {
                    t.step();
                    if (s % 10 == 0) {
                        t.heldOut();
                    }
                }
                t.finish();
            });
        }
        then(() -> {
            project.edit(s -> s.shelf().star(2, true));
            project.edit(s -> s.shelf().note(2, "The one for the paper.\nAsk Ines about the lamp images."));
        });
        then(() -> screen.onShown());
        shot("runs-1-training");
        then(() -> ((ToggleButton) node("train.view.runs")).fire());
        shot("runs-2-details");
        then(() -> ((Button) node("runs.star.3")).fire());
        shot("runs-3-starred");
        then(() -> ((javafx.scene.control.ScrollPane) node("runs.details.page")).setVvalue(0.6));
        shot("runs-4-again");
        then(() -> ((javafx.scene.control.ScrollPane) node("runs.details.page")).setVvalue(0));
        then(() -> node("runs.tick.3"));
        for (int i = 1; i <= 3; i++) {
            int k = i;
            then(() -> ((javafx.scene.control.CheckBox) node("runs.tick." + k)).fire());
        }
        then(() -> ((Button) node("runs.compare")).fire());
        shot("runs-5-compare");
        then(() -> ((javafx.scene.control.ScrollPane) node("compare.page")).setVvalue(0.55));
        shot("runs-6-compare");
        then(() -> ((javafx.scene.control.ScrollPane) node("compare.page")).setVvalue(1));
        shot("runs-7-compare");
        small("runs-8-small");
        then(() -> ((javafx.scene.control.ScrollPane) node("compare.page")).setVvalue(0));
        small("runs-9-small");
    }
}
