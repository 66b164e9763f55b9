package org.handful.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.handful.error.InputException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Notices;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.demo.SteppingMethod;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeTraining;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;

/** The choice of a second backbone below the method that fuses two. */
class SecondBackboneGuiTest extends GuiTest {
    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful")).withLeaves(12, "Oak", "Elm");
    private final Notices notices = new Notices();

    @Override
    protected Parent root() {
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, "common", "chart", "train", "setup", "queue", "runs", "action");
        ErrorReporter errors = new ErrorReporter(notices, texts, fx, s -> {});
        UiKit kit = new UiKit(fx, Background.direct(fx, errors), new Jobs(fx, errors), notices, errors, texts);
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, fx, errors, 10_000_000);
        return (Parent) new TrainScreen(kit, new ProjectModel(session, kit), workbench,
                new Navigation(new Selection(), new ImageFilter()), images, methods()).view();
    }

    private static List<AdaptationMethod<?>> methods() {
        try {
            return List.of(new SteppingMethod(), Methods.byId("amu"));
        } catch (InputException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itAppearsWithTheMethodAndTheRunTakesIt() throws Exception {
        assertThat(shown()).isFalse();
        ComboBox<AdaptationMethod<?>> method = combo("train.method");
        fx(() -> method.setValue(method.getItems().stream().filter(m -> m.id().equals("amu")).findFirst().orElseThrow()));
        until(this::shown);
        ComboBox<Optional<BackboneInfo>> choice = combo("train.second.choice");
        assertThat(choice.getConverter().toString(choice.getValue())).isEqualTo("None");
        assertThat(choice.getItems()).hasSize(2);
        assertThat(node("train.second.hint", Label.class).getText()).contains("both");
        fx(() -> choice.getSelectionModel().select(1));
        assertThat(choice.getConverter().toString(choice.getValue())).isEqualTo("MobileNetV2");
        clickId("train.start");
        FakeTraining training = session.training().begin();
        assertThat(training.spec.auxiliary()).isEqualTo("mobilenet-v2");
        until(() -> node("train.live.title", Label.class).getText().contains("Pocket + MobileNetV2"));
        ComboBox<BackboneInfo> first = combo("train.backbone");
        fx(() -> first.getSelectionModel().select(1));
        until(() -> choice.getValue() != null && choice.getValue().isEmpty());
        assertThat(choice.getItems().getLast().orElseThrow().id()).isEqualTo("pocket");
        fx(() -> method.setValue(method.getItems().stream().filter(m -> m.id().equals("stepping")).findFirst().orElseThrow()));
        until(() -> !shown());
    }

    @Test
    void theRaceTakesItAndSoDoesTheTrainingOfTheWinner() throws Exception {
        clickId("train.view.race");
        until(() -> node("race.second", Label.class).isVisible());
        assertThat(node("race.second", Label.class).getText()).contains("choose one in Train");
        ComboBox<Optional<BackboneInfo>> choice = combo("train.second.choice");
        fx(() -> choice.getSelectionModel().select(1));
        until(() -> node("race.second", Label.class).getText().contains("MobileNetV2"));
        clickId("race.start");
        assertThat(session.races().spec().auxiliary()).isEqualTo("mobilenet-v2");
        session.races().line(0.9);
        session.races().finish();
        until(() -> node("race.verdict", Label.class).getText().contains("AMU-Tuning, Pocket + MobileNetV2"));
        fx(() -> node("race.train", Button.class).fire());
        until(() -> session.training() != null);
        assertThat(session.training().begin().spec.auxiliary()).isEqualTo("mobilenet-v2");
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> combo(String id) {
        return node(id, ComboBox.class);
    }

    private boolean shown() {
        for (Node n = node("train.second", Node.class); n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
