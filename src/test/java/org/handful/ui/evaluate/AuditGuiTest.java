package org.handful.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.result.RunResult;
import org.handful.run.shelf.Cleaning;
import org.handful.ui.GuiTest;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.evaluate.labels.LabelsModel.Item;
import org.handful.ui.evaluate.labels.LabelsModel.State;
import org.handful.ui.evaluate.twins.TwinsModel;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeShelf;
import org.junit.jupiter.api.Test;

/** The stories of Labels and Shortcuts: fix label errors and train again; find the shortcut and train against it. */
class AuditGuiTest extends GuiTest {
    private static final int SHORTCUTS = 3;
    private static final int LABELS = 4;
    private static final int WHY = 7;

    private final FakeSession session =
            new FakeSession(Path.of("leaves.handful"), Runnable::run).withLeaves(16, "Oak", "Elm", "Ash");
    private final Navigation navigation = new Navigation(new Selection(), new ImageFilter());
    private final UiKit kit = new FakeKit().direct("chart", "evaluate", "intake");
    private ProjectModel project;

    @Override
    protected Parent root() {
        project = new ProjectModel(session, kit);
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, kit.fx(), kit.errors(), 10_000_000);
        var palette = new ClassPalette(() -> project.dataset().get().labels(), null, _ -> {});
        var theme = new Theme("light", ColorScheme.LIGHT, _ -> {});
        return (Parent) new EvaluateScreen(kit, project, navigation, navigation.selection(), images, palette, theme).view();
    }

    @Test
    void labelErrorsAreFixedByKeyAndTheRunIsTrainedAgain() {
        RunResult run = run();
        tab(LABELS);
        clickId("evaluate.labelsCheck");
        List<Item> doubts = doubts();
        assertThat(doubts).hasSizeGreaterThan(3).allMatch(i -> i.state() == State.OPEN);
        focusList();
        type(KeyCode.A, KeyCode.K, KeyCode.X);
        assertThat(doubts()).extracting(Item::state)
                .startsWith(State.CHANGED, State.KEPT, State.LEFT_OUT, State.OPEN);
        Item first = doubts.getFirst();
        assertThat(session.dataset().labels().name(sample(first).label())).isEqualTo(first.suspect().suggested());
        assertThat(sample(doubts.get(2)).role()).isEqualTo(SplitRole.OFF);
        ListView<?> shown = node("evaluate.labels", ListView.class);
        assertThat(shown.getSelectionModel().getSelectedIndices()).containsExactly(3);
        fx(project::undo);
        assertThat(doubts().get(2).state()).isEqualTo(State.OPEN);
        fx(project::undo);
        assertThat(doubts().getFirst().state()).isEqualTo(State.OPEN);
        assertThat(doubts().get(1).state()).as("that a label is right is no edit").isEqualTo(State.KEPT);
        int next = shown.getSelectionModel().getSelectedIndex();
        clickId("evaluate.labelsAccept");
        type(KeyCode.K);
        assertThat(doubts().subList(next, next + 2)).as("the key holds although a button was pressed last")
                .extracting(Item::state).containsExactly(State.CHANGED, State.KEPT);
        clickId("evaluate.labelsTrain");
        fx(() -> session.training().begin().finish());
        assertThat(session.training().job().result().join().spec()).isEqualTo(run.spec());
    }

    @Test
    void nearDuplicatesOnBothSidesAreSettledByKey() {
        RunResult run = run();
        tab(LABELS);
        clickId("evaluate.labelsTwins");
        clickId("evaluate.twinsLook");
        List<TwinsModel.Item> pairs = pairs();
        assertThat(pairs).hasSize(2).allMatch(i -> i.state() == TwinsModel.State.OPEN);
        assertThat(pairs).extracting(TwinsModel.Item::across).containsExactly(true, false);
        assertThat(pairs).extracting(TwinsModel.Item::labels).containsExactly(
                !pairs.getFirst().first().label().equals(pairs.getFirst().second().label()), true);
        assertThat(node("evaluate.twinsFair", Label.class).getText()).contains("75");
        fx(() -> node("evaluate.twins", ListView.class).requestFocus());
        type(KeyCode.T);
        assertThat(pairs().getFirst().across()).isFalse();
        assertThat(sample(run.supportImages().getFirst()).role()).isEqualTo(SplitRole.TEST);
        assertThat(sample(run.predictions().getFirst().image()).role()).isEqualTo(SplitRole.TEST);
        fx(() -> node("evaluate.twins", ListView.class).getSelectionModel().clearAndSelect(1));
        type(KeyCode.R);
        assertThat(pairs().get(1).state()).isEqualTo(TwinsModel.State.SETTLED);
        assertThat(sample(run.supportImages().get(1)).label()).isEqualTo(sample(run.supportImages().getLast()).label());
        fx(project::undo);
        assertThat(pairs().get(1).state()).isEqualTo(TwinsModel.State.OPEN);
        fx(() -> node("evaluate.twins", ListView.class).getSelectionModel().clearAndSelect(1));
        type(KeyCode.DIGIT2);
        assertThat(pairs().get(1).state()).isEqualTo(TwinsModel.State.LEFT_OUT);
        assertThat(sample(run.supportImages().getLast()).role()).isEqualTo(SplitRole.OFF);
        fx(project::undo);
        fx(() -> node("evaluate.twins", ListView.class).getSelectionModel().clearAndSelect(1));
        type(KeyCode.K);
        assertThat(pairs().get(1).state()).isEqualTo(TwinsModel.State.FINE);
        clickId("evaluate.twinsLook");
        assertThat(pairs().get(1).state()).as("it is remembered").isEqualTo(TwinsModel.State.FINE);
        clickId("evaluate.twinsToImages");
        assertThat(navigation.screen().get()).isEqualTo(Navigation.IMAGES);
        assertThat(navigation.selection().names().get()).hasSize(2);
    }

    @Test
    void theShortcutIsFoundAndTrainedAgainst() {
        RunResult run = run();
        tab(SHORTCUTS);
        clickId("evaluate.shortcutsLook");
        assertThat(node("evaluate.shortcutsSentence", Label.class).getText()).contains("leads this run").contains("3 were");
        assertThat(seen("evaluate.shortcut.1")).isTrue();
        assertThat(node("evaluate.shortcutsSilent", Label.class).getText()).contains("Sharpness");
        clickId("evaluate.shortcutImages.0");
        List<String> tested = run.predictions().stream().map(s -> s.image()).toList();
        assertThat(node("evaluate.picked.title", Label.class).getText()).contains("light");
        assertThat(picked()).allMatch(tested::contains);
        fx(() -> node("evaluate.shortcutRemedy.0", MenuButton.class).getItems().stream()
                .filter(i -> i.getId().endsWith("group-logistic")).findFirst().orElseThrow().fire());
        fx(() -> session.training().begin().finish());
        RunSpec remedy = session.training().job().result().join().spec();
        assertThat(remedy.method()).isEqualTo("group-logistic");
        assertThat(remedy.settings()).containsEntry("attribute", "1");
        assertThat(remedy.split()).isEqualTo(run.spec().split());
        assertThat(remedy.seed()).isEqualTo(run.spec().seed());
        clickId("evaluate.shortcutsLook");
        fx(() -> node("evaluate.shortcutRemedy.0", MenuButton.class).getItems().stream()
                .filter(i -> i.getId().endsWith(".balance")).findFirst().orElseThrow().fire());
        fx(() -> session.training().begin().finish());
        assertThat(session.training().job().result().join().spec().settings())
                .containsEntry("attribute", "1").containsEntry("balance", "resample");
    }

    @Test
    void anImageIsPredictedAgainWithOtherBackgrounds() {
        run();
        tab(SHORTCUTS);
        clickId("evaluate.shortcutsLook");
        fx(() -> node("evaluate.whatIfTry", Button.class).fire());
        String misled = session.dataset().samples().getFirst().image().name();
        assertThat(node("evaluate.whatIfSentence", Label.class).getText()).contains(misled);
        assertThat(seen("evaluate.whatIf.swapped")).isTrue();
        String other = session.dataset().samples().get(20).image().name();
        fx(() -> navigation.selection().select(other));
        fx(() -> node("evaluate.whatIfTry", Button.class).fire());
        assertThat(node("evaluate.whatIfSentence", Label.class).getText()).contains(other).doesNotContain(misled);

        fx(() -> navigation.selection().select("gone.jpg"));
        fx(() -> node("evaluate.whatIfTry", Button.class).fire());
        assertThat(node("evaluate.whatIfTry", Button.class).isDisabled()).as("after a failure").isFalse();
    }

    @Test
    void whatBecameOfUncheckedImagesIsAPressAway() {
        List<String> names = session.dataset().samples().stream().map(s -> s.image().name()).toList();
        var cleaning = new Cleaning(names.subList(0, 3), List.of(new Cleaning.Relabelled(names.get(3), "Oak", "Elm")),
                names.subList(4, 6));
        ((FakeShelf) session.shelf()).clean(cleaning);
        run();
        tab(LABELS);
        assertThat(node("evaluate.uncheckedSentence", Label.class).getText()).contains("6").contains("Elm");
        fx(() -> node("evaluate.unchecked.kept", Button.class).fire());
        assertThat(navigation.selection().names().get()).containsExactlyInAnyOrderElementsOf(cleaning.kept());
        fx(() -> node("evaluate.uncheckedTake", Button.class).fire());
        assertThat(((FakeShelf) session.shelf()).taken()).isEqualTo(cleaning);
    }

    @Test
    void whatIsSelectedIsExplained() {
        RunResult run = run();
        fx(() -> navigation.show(Navigation.EVALUATE));
        String wrong = run.predictions().stream().filter(s -> s.predicted() != s.truth()).findFirst().orElseThrow().image();
        String first = session.dataset().samples().getFirst().image().name();
        fx(() -> navigation.selection().select(wrong));
        assertThat(seen("evaluate.whyFound")).isFalse();
        tab(WHY);
        assertThat(seen("evaluate.whyPicture")).isTrue();
        String said = node("evaluate.whySaid", Label.class).getText();
        assertThat(node("evaluate.whyScores", Label.class).getText()).contains("70", "15");
        fx(() -> node("evaluate.why.helpful.0", Button.class).fire());
        assertThat(navigation.selection().lead().get()).isEqualTo(first);
        assertThat(node("evaluate.whyPicture", Region.class).getAccessibleText()).startsWith(first);
        fx(() -> node("evaluate.whyKind", ChoiceBox.class).getSelectionModel().select(1));
        assertThat(node("evaluate.whyLegend", Pane.class).getChildren()).hasSize(2);
        fx(() -> node("evaluate.why.mistake.0", Button.class).fire());
        assertThat(node("evaluate.whySaid", Label.class).getText()).isNotEmpty();
        assertThat(said).isNotEmpty();
    }

    @Test
    void pullingTheThresholdSaysWhatWouldBeAnswered() {
        RunResult run = run();
        tab(LABELS + 1);
        fx(() -> node("evaluate.silenceThreshold", Slider.class).setValue(0));
        int n = run.predictions().size();
        assertThat(node("evaluate.silenceSentence", Label.class).getText()).contains(n + " of " + n);
        fx(() -> node("evaluate.silence.5", Button.class).fire());
        assertThat(node("evaluate.silenceThreshold", Slider.class).getValue()).isEqualTo(0.9);
        long sure = run.predictions().stream().filter(s -> s.confidence() >= 0.9).count();
        assertThat(node("evaluate.silenceSentence", Label.class).getText()).contains(sure + " of " + n);
    }

    @Test
    void aLineAroundPointsOfTheMapSelectsTheirImages() {
        run();
        tab(LABELS + 2);
        clickId("evaluate.mapDraw");
        Region map = node("evaluate.map", Region.class);
        // The grid is 8 wide and 6 high; the line goes around its lower half, the first 24 images.
        var bounds = map.localToScreen(map.getBoundsInLocal());
        double w = bounds.getWidth();
        double h = bounds.getHeight();
        double middle = bounds.getMinY() + h / 2;
        moveTo(bounds.getMinX() + 2, middle).press(MouseButton.PRIMARY);
        moveTo(bounds.getMinX() + w - 2, middle).moveTo(bounds.getMinX() + w - 2, bounds.getMinY() + h - 2)
                .moveTo(bounds.getMinX() + 2, bounds.getMinY() + h - 2);
        release(MouseButton.PRIMARY);
        List<String> expected = session.dataset().samples().stream().limit(24).map(s -> s.image().name()).toList();
        assertThat(navigation.selection().names().get()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(node("evaluate.mapChosen", Label.class).getText()).contains("24");
        clickId("evaluate.mapToImages");
        assertThat(navigation.screen().get()).isEqualTo(Navigation.IMAGES);
        assertThat(navigation.selection().names().get()).hasSize(24);
    }

    @Test
    void pressingAPointShowsWhatIsMostLikeItInWhatIsAsked() {
        run();
        tab(LABELS + 2);
        assertThat(seen("evaluate.map")).as("drawn without being asked for").isTrue();
        clickId("evaluate.mapDraw");
        assertThat(seen("evaluate.mapSimilar")).as("nothing is chosen").isFalse();
        List<String> names = session.dataset().samples().stream().map(s -> s.image().name()).toList();
        fx(() -> navigation.selection().select(names.get(10)));
        clickId("evaluate.mapSimilar.0");
        assertThat(navigation.selection().lead().get()).isEqualTo(names.get(11));
        fx(() -> choose("evaluate.mapSense", 2));
        clickId("evaluate.mapSimilar.0");
        assertThat(navigation.selection().lead().get()).isEqualTo(names.get(10));
        clickId("evaluate.mapCloser");
        clickId("evaluate.mapWhole");
        fx(() -> choose("evaluate.mapColour", 3));
        assertThat(node("evaluate.mapLegend", Pane.class).getChildren()).isNotEmpty();
    }

    private void choose(String id, int index) {
        ChoiceBox<?> box = node(id, ChoiceBox.class);
        box.getOnShowing().handle(null);
        box.getSelectionModel().select(Math.min(index, box.getItems().size() - 1));
    }

    private RunResult run() {
        fx(() -> project.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(5), 0),
                TrainingListener.QUIET, () -> {}));
        fx(() -> session.training().begin().finish());
        return session.training().job().result().join();
    }

    private void tab(int index) {
        fx(() -> node("evaluate.tabs", TabPane.class).getSelectionModel().select(index));
    }

    private void focusList() {
        fx(() -> node("evaluate.labels", ListView.class).requestFocus());
    }

    private Sample sample(Item item) {
        return sample(item.suspect().image());
    }

    private Sample sample(String image) {
        return session.dataset().samples().stream().filter(s -> s.image().name().equals(image)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private List<TwinsModel.Item> pairs() {
        return List.copyOf(((ListView<TwinsModel.Item>) node("evaluate.twins", ListView.class)).getItems());
    }

    @SuppressWarnings("unchecked")
    private List<Item> doubts() {
        return List.copyOf(((ListView<Item>) node("evaluate.labels", ListView.class)).getItems());
    }

    @SuppressWarnings("unchecked")
    private List<String> picked() {
        return ((ListView<PickedImages.Item>) node("evaluate.picked", ListView.class)).getItems().stream()
                .map(PickedImages.Item::image).toList();
    }
}
