package org.handful.app.bench;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.handful.app.MainWindow;
import org.handful.method.AdaptationMethod;
import org.handful.run.bench.window.WindowReport.Frames;
import org.handful.ui.common.Navigation;

/** A training inside the network, measured frame by frame while its curves are drawn. */
final class TrainingScene {
    private static final String TRAIN = "shell.place." + Navigation.TRAIN;

    private static final String METHOD = "film";
    private static final String STEPS = "60";

    private final Hands hands;
    private final MainWindow window;

    TrainingScene(Hands hands, MainWindow window) {
        this.hands = hands;
        this.window = window;
    }

    Frames train(Path folder, int images) {
        hands.run(() -> window.openFiles(List.of(folder)));
        hands.until(() -> Hands.find(TRAIN) != null && !Hands.busy());
        hands.press(TRAIN);
        hands.until(() -> Hands.find("train.method") instanceof ComboBox<?> c && !c.getItems().isEmpty());
        hands.run(TrainingScene::chooseMethod);
        hands.until(() -> Hands.find("train.setting.steps") != null);
        hands.run(() -> ((TextField) Hands.find("train.setting.steps")).setText(STEPS));
        hands.press("train.start");
        Pulses pulses = hands.on(() -> {
            var timer = new Pulses(() -> {});
            timer.start();
            return timer;
        });
        hands.until(() -> seen("train.stop"));
        hands.until(() -> !seen("train.stop") && seen("train.result"));
        return hands.on(() -> pulses.frames("train"));
    }

    @SuppressWarnings("unchecked")
    private static void chooseMethod() {
        var methods = (ComboBox<AdaptationMethod<?>>) Hands.find("train.method");
        methods.getItems().stream().filter(m -> m.id().equals(METHOD)).findFirst()
                .ifPresent(methods.getSelectionModel()::select);
    }

    private static boolean seen(String id) {
        Node node = Hands.find(id);
        return node != null && node.isVisible();
    }
}
