package org.handful.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.handful.error.HandfulException;
import org.handful.run.result.RunStatus;
import org.handful.ui.GuiTest;
import org.handful.ui.chart.curve.CurveChart;
import org.handful.ui.chart.curve.CurveKind;
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

/** The screen Train, with a training that tells its steps from another thread than the toolkit's. */
class TrainGuiTest extends GuiTest {
    /** Lower than the curves, the images and a question together. */
    private static final double LOW = 520;

    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful")).withLeaves(12, "Oak", "Elm", "Ash");
    private final Notices notices = new Notices();
    private final Navigation navigation = new Navigation(new Selection(), new ImageFilter());

    @Override
    protected Parent root() {
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, "common", "chart", "train", "setup", "queue", "runs", "action");
        ErrorReporter errors = new ErrorReporter(notices, texts, fx, s -> {});
        UiKit kit = new UiKit(fx, Background.direct(fx, errors), new Jobs(fx, errors), notices, errors, texts);
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, fx, errors, 10_000_000);
        return (Parent) new TrainScreen(kit, new ProjectModel(session, kit), workbench, navigation, images,
                List.of(new SteppingMethod())).view();
    }

    @Test
    void livePointsArriveWhileItTrains() throws Exception {
        assertThat(shown("queue")).isFalse();
        clickId("train.start");
        FakeTraining training = session.training().begin();
        CurveChart chart = node("train.chart", CurveChart.class);
        for (int i = 1; i <= 3; i++) {
            training.step();
            training.heldOut();
            int expected = i;
            until(() -> chart.data().curve(CurveKind.SUPPORT_LOSS).size() == expected
                    && chart.data().curve(CurveKind.HELD_OUT_ACCURACY).size() == expected);
        }
        assertThat(chart.isVisible()).isTrue();
        moveTo(chart);
        until(() -> lookup(".curve-hover").queryLabeled().isVisible());
        assertThat(lookup(".curve-hover").queryLabeled().getText()).contains("3");
        assertThat(shown("train.strip")).isTrue();
        assertThat(node("train.status", Label.class).getText()).contains("3");
        assertThat(node("train.start", Button.class).getText()).isEqualTo("Add to the queue");
        assertThat(shown("train.obstacle")).isFalse();
    }

    @Test
    void theBackbonesTellHowWellTheySuit() throws Exception {
        assertThat(shown("train.suits.rows")).isFalse();
        clickId("train.suits.ask");
        until(() -> shown("train.suits.rows"));
        assertThat(node("train.suits.told", Label.class).getText()).contains("36");
    }

    @Test
    void stoppingOffersTheThreeChoicesInPlace() throws Exception {
        fx(() -> stage().setHeight(LOW));
        clickId("train.start");
        FakeTraining training = session.training().begin();
        training.step();
        training.heldOut();
        until(() -> shown("train.stop") && !node("train.stop", Button.class).isDisabled());
        assertThat(shown("train.asking")).isFalse();
        clickId("train.stop");
        assertThat(training.job().token().stopRequested()).isTrue();
        training.stopNow();
        until(() -> shown("train.asking"));
        assertThat(List.of("train.keepBest", "train.keepLast", "train.discard")).allMatch(this::shown);
        Node discard = node("train.discard", Node.class);
        until(() -> discard.localToScene(discard.getLayoutBounds()).getMaxY() <= discard.getScene().getHeight());
        assertThat(node("train.chart", CurveChart.class).getLayoutY()).as("the curves keep to their place").isNotNegative();
        clickId("train.keepBest");
        until(() -> shown("train.evaluate"));
        assertThat(training.job().result().join().status()).isEqualTo(RunStatus.STOPPED);
        assertThat(shown("train.asking")).isFalse();
        assertThat(node("train.figure", Label.class).getText()).isNotEmpty();
        clickId("train.evaluate");
        assertThat(navigation.screen().get()).isEqualTo(Navigation.EVALUATE);
    }

    @Test
    void aWrongSettingIsMarkedInItsPlace() {
        assertThat(shown("train.complaint.steps")).isFalse();
        TextField steps = node("train.setting.steps", TextField.class);
        fx(() -> steps.setText("many"));
        assertThat(shown("train.complaint.steps")).isTrue();
        assertThat(steps.getPseudoClassStates()).anyMatch(p -> p.getPseudoClassName().equals("danger"));
        assertThat(node("train.start", Button.class).isDisabled()).isTrue();
        clickId("train.reset.steps");
        assertThat(steps.getText()).isEqualTo("200");
        assertThat(node("train.start", Button.class).isDisabled()).isFalse();
    }

    @Test
    void aStoredRunShowsItsCurves() throws Exception {
        clickId("train.start");
        FakeTraining training = session.training().begin();
        training.step();
        training.step();
        training.finish();
        until(() -> lookup(n -> "train.run.1".equals(n.getId())).tryQuery().isPresent());
        clickId("train.run.1");
        until(() -> !shown("train.status"));
        assertThat(node("train.chart", CurveChart.class).data().lastStep()).isEqualTo(2);
        assertThat(node("train.live.title", Label.class).getText()).isEqualTo("stepping 1");
    }

    @Test
    void keysRenameAndDeleteTheChosenRun() throws Exception {
        clickId("train.start");
        session.training().begin().finish();
        until(() -> lookup(n -> "train.run.1".equals(n.getId())).tryQuery().isPresent());
        clickId("train.run.1");
        press(KeyCode.F2);
        release(KeyCode.F2);
        fx(() -> typing().setText("the good one"));
        press(KeyCode.ENTER);
        release(KeyCode.ENTER);
        until(() -> session.runs().getFirst().name().equals("the good one"));
        press(KeyCode.DELETE);
        release(KeyCode.DELETE);
        until(() -> session.runs().isEmpty());
        fx(() -> notices.open().getLast().action().run().run());
        until(() -> session.runs().size() == 1);
    }

    @Test
    void aNameThatIsTypedOutlivesAChangeOfTheRuns() throws Exception {
        clickId("train.start");
        session.training().begin().finish();
        until(() -> lookup(n -> "train.run.1".equals(n.getId())).tryQuery().isPresent());
        clickId("train.run.1");
        fx(() -> {
            // The list knows it, and has not drawn it yet.
            star(true);
            Node list = stage().getScene().getFocusOwner();
            Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F2, false, false, false, false));
        });
        fx(() -> typing().setText("half a na"));
        fx(() -> star(false));
        assertThat(typing().getText()).isEqualTo("half a na");
        assertThat(session.runs().getFirst().name()).isEqualTo("stepping 1");
        press(KeyCode.ENTER);
        release(KeyCode.ENTER);
        until(() -> session.runs().getFirst().name().equals("half a na"));
    }

    private void star(boolean on) {
        try {
            session.shelf().star(1, on);
        } catch (HandfulException e) {
            throw new AssertionError(e);
        }
    }

    private TextField typing() {
        return (TextField) stage().getScene().getFocusOwner();
    }

    private boolean shown(String id) {
        for (Node n = node(id, Node.class); n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
