package org.handful.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.result.RunInfo;
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

/** Runs as cards, by mouse and by keys: star, note, find, compare three of them, and look at what changed. */
class RunsGuiTest extends GuiTest {
    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful")).withLeaves(40, "Oak", "Elm");
    private final Selection selection = new Selection();
    private final Navigation navigation = new Navigation(selection, new ImageFilter());
    private final Notices notices = new Notices();

    @Override
    protected Parent root() {
        for (int seed = 0; seed < 3; seed++) {
            session.train(new RunSpec("pocket", "stepping", Map.of(), new SplitSpec.Shots(5), seed),
                    TrainingListener.QUIET);
            FakeTraining training = session.training().begin();
            for (int i = 0; i < 20; i++) {
                training.step();
            }
            training.heldOut();
            training.finish();
        }
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, "common", "chart", "train", "setup", "queue", "runs", "action");
        ErrorReporter errors = new ErrorReporter(notices, texts, fx, s -> {});
        UiKit kit = new UiKit(fx, Background.direct(fx, errors), new Jobs(fx, errors), notices, errors, texts);
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, fx, errors, 10_000_000);
        return (Parent) new TrainScreen(kit, new ProjectModel(session, kit), workbench, navigation, images,
                List.of(new SteppingMethod())).view();
    }

    @Test
    void compareThreeRuns() throws Exception {
        clickId("train.view.runs");
        assertThat(node("runs.compare", Button.class).isDisabled()).isTrue();
        clickId("train.run.1");
        type(KeyCode.SPACE);
        clickId("runs.tick.2");
        clickId("runs.tick.3");
        assertThat(node("runs.compare", Button.class).getText()).isEqualTo("Compare 3 runs");
        clickId("runs.compare");
        until(() -> seen("compare.page"));
        VBox verdicts = node("compare.verdicts", VBox.class);
        assertThat(verdicts.getChildren()).hasSize(2);
        assertThat(((Label) verdicts.getChildren().getFirst()).getText()).startsWith("B \u00b7 stepping 2 is ")
                .contains("on these 70 images");
        picture("runs-compare");
        fx(() -> node("compare.reference.3", RadioButton.class).fire());
        assertThat(((Label) verdicts.getChildren().getLast()).getText()).contains("C \u00b7 stepping 3");
        fx(() -> node("compare.copy", Button.class).fire());
        String[] csv = new String[1];
        fx(() -> csv[0] = Clipboard.getSystemClipboard().getString());
        assertThat(csv[0]).contains("Paired difference", "A against C");
        ListView<?> gained = node("compare.gained", ListView.class);
        assertThat(gained.getItems()).isNotEmpty();
        fx(() -> {
            gained.requestFocus();
            gained.getSelectionModel().select(0);
        });
        assertThat(selection.names().get()).containsExactly((String) gained.getItems().getFirst());
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(navigation.screen().get()).isEqualTo(Navigation.IMAGES);
        assertThat(selection.names().get()).containsExactly((String) gained.getItems().getFirst());
    }

    @Test
    void aRunIsStarredAnnotatedFoundAndBroughtBack() throws Exception {
        clickId("train.run.2");
        type(KeyCode.S);
        until(() -> run(2).starred());
        type(KeyCode.ENTER);
        until(() -> seen("runs.details.page"));
        assertThat(node("runs.details.name", Label.class).getText()).isEqualTo("stepping 2");
        fx(() -> {
            node("runs.details.notes", TextArea.class).requestFocus();
            node("runs.details.notes", TextArea.class).setText("with the lamp images");
        });
        clickId("runs.filter");
        until(() -> run(2).notes().equals("with the lamp images"));
        write("lamp");
        ListView<?> list = node("train.runs", ListView.class);
        until(() -> list.getItems().size() == 1);
        type(KeyCode.ESCAPE);
        until(() -> list.getItems().size() == 3);
        clickId("runs.starredOnly");
        until(() -> list.getItems().size() == 1);
        clickId("train.run.2");
        type(KeyCode.DELETE);
        until(() -> session.runs().size() == 2);
        fx(() -> notices.open().getLast().action().run().run());
        until(() -> session.runs().size() == 3);
        assertThat(run(2).starred()).isTrue();
    }

    @Test
    void aRunIsRepeatedAndItsCommandCopied() throws Exception {
        clickId("train.run.2");
        press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
        String[] command = new String[1];
        fx(() -> command[0] = Clipboard.getSystemClipboard().getString());
        assertThat(command[0]).startsWith("handful run ").contains("leaves.handful", "--method stepping", "--shots 5",
                "--seed 1", "--device cpu");
        type(KeyCode.ENTER);
        until(() -> seen("runs.details.page"));
        VBox drift = node("runs.drift", VBox.class);
        assertThat(((Label) drift.getChildren().getFirst()).getText()).contains("the same images");
        fx(() -> node("runs.repeat", Button.class).fire());
        assertThat(seen("train.board")).isFalse();
        FakeTraining again = session.training();
        assertThat(again.job().result().isDone()).isFalse();
        again.begin();
        again.finish();
        until(() -> session.runs().size() == 4);
        assertThat(session.runs().getFirst().spec()).isEqualTo(run(2).spec());
    }

    @Test
    void aPrivateRunTellsWhatItPromisesAndWhatThatCosts() throws Exception {
        RunSpec asked = new RunSpec("pocket", "dp-head", Map.of("epsilon", "2"), new SplitSpec.Shots(5), 0);
        fx(() -> session.train(asked, TrainingListener.QUIET));
        session.training().begin().finish();
        until(() -> seen("train.run.4"));
        clickId("train.run.4");
        type(KeyCode.ENTER);
        until(() -> seen("runs.details.page") && seen("runs.details.price"));
        List<String> facts = node("runs.details.outputs", VBox.class).lookupAll(".label").stream()
                .map(n -> ((Label) n).getText()).toList();
        assertThat(facts).contains("Epsilon spent", "2.00", "Delta", "0.10 (1 in 10)");
        Button price = node("runs.details.price", Button.class);
        assertThat(price.getText()).contains("without noise").startsWith("What does privacy cost?");
        fx(price::fire);
        FakeTraining twin = session.training();
        twin.begin().finish();
        until(() -> session.runs().size() == 5);
        assertThat(session.runs().getFirst().spec()).isEqualTo(new RunSpec(
                "pocket", "dp-head", Map.of("epsilon", "2", "noise", "none"), new SplitSpec.Shots(5), 0));
        clickId("train.run.4");
        type(KeyCode.ENTER);
        until(() -> price.getText().startsWith("Compare"));
        fx(price::fire);
        until(() -> seen("compare.page"));
        picture("compare-private");
    }

    @Test
    void escapeLeadsBackToTheTraining() throws Exception {
        clickId("train.view.runs");
        assertThat(node("train.live.title", Node.class).getScene()).isNotNull();
        assertThat(seen("train.board")).isTrue();
        clickId("train.run.1");
        type(KeyCode.ESCAPE);
        until(() -> !seen("train.board"));
    }

    private RunInfo run(long id) {
        return session.runs().stream().filter(r -> r.id() == id).findFirst().orElseThrow();
    }
}
