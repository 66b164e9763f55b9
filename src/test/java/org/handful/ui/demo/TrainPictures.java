package org.handful.ui.demo;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.handful.ui.common.Navigation;
import org.handful.ui.fake.FakeTraining;
import org.handful.ui.train.TrainScreen;

/** Pictures of the screen Train in its states, light and dark, under {@code target/pictures}. */
public final class TrainPictures extends Pictures {
    @Override
    protected void build() {
        TrainScreen screen = new TrainScreen(kit, project, workbench, new Navigation(selection, filter), images,
                List.of(new SteppingMethod()));
        show((javafx.scene.Parent) screen.view());
        shot("train-1-empty");
        then(() -> ((Button) node("train.start")).fire());
        FakeTraining[] t = new FakeTraining[1];
        then(() -> {
            t[0] = session.training();
            t[0].begin();
            for (int i = 1; i <= 120; i++) {
                t[0].step();
                if (i % 10 == 0) {
                    t[0].heldOut();
                }
            }
        });
        shot("train-2-live");
        then(() -> {
            ((Button) node("train.stop")).fire();
            t[0].stopNow();
        });
        shot("train-3-asking");
        then(() -> ((Button) node("train.keepBest")).fire());
        then(() -> t[0].job().result().isDone());
        shot("train-4-result");
        then(() -> ((TextField) anySetting()).setText("many"));
        shot("train-5-wrong");
        then(() -> ((TextField) anySetting()).setText("200"));
        then(() -> ((Button) node("train.start")).fire());
        then(() -> {
            t[0] = session.training();
            t[0].begin();
            for (int i = 1; i <= 200; i++) {
                t[0].step();
                if (i % 10 == 0) {
                    t[0].heldOut();
                }
            }
            t[0].finish();
        });
        shot("train-7-whole");
        small("train-6-small");
    }

    private Node anySetting() {
        return List.copyOf(scene.getRoot().lookupAll(".number-box")).stream()
                .filter(n -> n.getId().startsWith("train.setting.")).findFirst().orElseThrow();
    }

    /** Where pictures go. */
    static Path folder() {
        return Path.of("target", "pictures");
    }
}
