package org.handful.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.GridPane;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.handful.error.HandfulException;
import org.handful.eval.GroupResult;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.result.RunResult;
import org.handful.ui.GuiTest;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;

class EvaluateGuiTest extends GuiTest {
    private final FakeSession session =
            new FakeSession(Path.of("leaves.handful"), Runnable::run).withLeaves(16, "Oak", "Elm", "Ash");
    private final Selection selection = new Selection();
    private final Navigation navigation = new Navigation(selection, new ImageFilter());
    private final UiKit kit = new FakeKit().direct("chart", "evaluate", "intake");
    private ProjectModel project;

    @Override
    protected Parent root() {
        project = new ProjectModel(session, kit);
        return screen();
    }

    private Parent screen() {
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, kit.fx(), kit.errors(), 10_000_000);
        var palette = new ClassPalette(() -> project.dataset().get().labels(), null, _ -> {});
        var theme = new Theme("light", ColorScheme.LIGHT, _ -> {});
        return (Parent) new EvaluateScreen(kit, project, navigation, selection, images, palette, theme).view();
    }

    @Test
    void theSpreadOverOtherSplitsIsDrawn() {
        run();
        Pane strip = node("evaluate.spreadStrip", Pane.class);
        assertThat(strip.getParent().isVisible()).isFalse();
        clickId("evaluate.spreadStart");
        assertThat(node("evaluate.spreadSentence", Label.class).getText()).contains("6 splits", "70", "90");
        assertThat(node("evaluate.spreadInterval", Label.class).getText()).contains("80", "62", "98", "40)");
        fx(() -> {
            strip.applyCss();
            strip.getParent().getParent().layout();
        });
        assertThat(strip.lookupAll(".spread-dot")).hasSize(6);
        fx(() -> node("evaluate.spreadDraw", ChoiceBox.class).getSelectionModel().selectLast());
        assertThat(strip.getParent().isVisible()).as("what was drawn is of other splits").isFalse();
        clickId("evaluate.spreadStart");
        assertThat(node("evaluate.spreadSentence", Label.class).getText()).contains("75", "4)");
        assertThat(strip.isVisible()).isFalse();
    }

    @Test
    void anotherRunIsComparedOnTheSameSplits() {
        run();
        clickId("evaluate.spreadStart");
        assertThat(node("evaluate.spreadAgainst", Label.class).isVisible()).as("there is nothing to compare with").isFalse();
        String first = project.runs().get().getFirst().name();
        run();
        clickId("evaluate.spreadStart");
        assertThat(node("evaluate.spreadAgainst", Label.class).getText()).contains("5.0 points better", first, "unlikely");
        fx(() -> node("evaluate.spreadDraw", ChoiceBox.class).getSelectionModel().selectLast());
        clickId("evaluate.spreadStart");
        assertThat(node("evaluate.spreadAgainst", Label.class).isVisible()).as("those are other splits").isFalse();
    }

    @Test
    void anAttackIsToldInWordsAndDrawn() {
        run();
        assertThat(node("evaluate.attackFound", Pane.class).isVisible()).isFalse();
        // It lies below what is in sight.
        fx(() -> node("evaluate.attackStart", Button.class).fire());
        assertThat(node("evaluate.attackSentence", Label.class).getText()).contains("20.0\u00a0%", "1.2\u00a0%", "epsilon 1 ");
        assertThat(node("evaluate.attackPrice", Label.class).getText()).contains("90\u00a0%", "60\u00a0%", "257", "40 images");
        assertThat(node("evaluate.attackChart", Region.class).getAccessibleText()).contains("0.82", "0.51");
        ChoiceBox<?> epsilon = node("evaluate.attackEpsilon", ChoiceBox.class);
        fx(() -> epsilon.getSelectionModel().select(epsilon.getItems().indexOf(4.0)));
        assertThat(node("evaluate.attackFound", Pane.class).isVisible()).as("that was another promise").isFalse();
        fx(() -> node("evaluate.attackStart", Button.class).fire());
        assertThat(node("evaluate.attackSentence", Label.class).getText()).contains("epsilon 4 ");
    }

    @Test
    void withoutARunItSaysWhereToGo() {
        clickId("evaluate.toTrain");
        assertThat(navigation.screen().get()).isEqualTo(Navigation.TRAIN);
    }

    @Test
    void theOverviewHasAllHeadlineFigures() {
        run();
        assertThat(node("evaluate.cards", Pane.class).getChildren()).hasSize(4);
        assertThat(node("evaluate.aside", Pane.class).getChildren()).hasSize(3);
    }

    @Test
    void pressingACellOfTheConfusionMatrixShowsItsImages() {
        RunResult run = run();
        tab(1);
        int[][] counts = run.evaluation().confusion();
        assertThat(node("evaluate.cell.1.1", Button.class).getAccessibleText())
                .startsWith(counts[1][1] + " of " + IntStream.of(counts[1]).sum() + " images of ");
        ChoiceBox<?> share = node("evaluate.confusionShare", ChoiceBox.class);
        fx(() -> share.getSelectionModel().select(1));
        assertThat(node("evaluate.cell.1.1", Button.class).getAccessibleText()).as("of the column")
                .startsWith(counts[1][1] + " of " + Stream.of(counts).mapToInt(row -> row[1]).sum() + " images that were taken for ");
        clickId("evaluate.cell.1.1");
        assertThat(picked()).hasSize(run.evaluation().confusion()[1][1])
                .allMatch(i -> i.correct() && i.truth().equals(run.classes().get(1)));
        int[] wrong = mistake(run);
        clickId("evaluate.cell." + wrong[0] + "." + wrong[1]);
        List<PickedImages.Item> images = picked();
        assertThat(images).hasSize(run.evaluation().confusion()[wrong[0]][wrong[1]])
                .allMatch(i -> !i.correct() && i.predicted().equals(run.classes().get(wrong[1])));
        clickId("evaluate.picked.toImages");
        assertThat(navigation.screen().get()).isEqualTo(Navigation.IMAGES);
        assertThat(selection.names().get())
                .containsExactlyInAnyOrderElementsOf(images.stream().map(PickedImages.Item::image).toList());
    }

    @Test
    void pressingASubgroupShowsItsImages() {
        RunResult run = run();
        tab(2);
        GroupResult first = run.evaluation().subgroups().getFirst().groups().getFirst();
        Button cell = node("evaluate.group.0.0", Button.class);
        assertThat(cell.getStyleClass().contains("few")).isEqualTo(first.small());
        fx(cell::fire);
        assertThat(picked()).hasSize(first.n());
    }

    @Test
    void anyAttributesCanBeCrossed() {
        List<Sample> samples = session.dataset().samples().stream().map(s -> new Sample(s.image(), s.label(),
                Map.of("light", s.image().width() % 2 == 0 ? "lamp" : "window", "place", s.label() == 0 ? "in" : "out", "hand",
                        s.image().perceptualHash() % 2 == 0 ? "left" : "right"), s.role())).toList();
        fx(() -> session.with(session.dataset().labels(), List.of("light", "place", "hand"), samples));
        run();
        tab(2);
        MenuButton crossed = node("evaluate.crossed", MenuButton.class);
        assertThat(crossed.getItems()).extracting(MenuItem::getText).containsExactly("place", "hand");
        fx(() -> crossed.getItems().forEach(item -> ((CheckMenuItem) item).setSelected(true)));
        assertThat(crossed.getText()).isEqualTo("place, hand");
        assertThat(node("evaluate.groups.worstGroup", Label.class).getText()).contains("light × place × hand");
        fx(() -> ((CheckMenuItem) crossed.getItems().getFirst()).setSelected(false));
        assertThat(node("evaluate.groups.worstGroup", Label.class).getText()).contains("light × hand");
    }

    @Test
    void groupsBelowTheMinimumAreGreyAndDoNotCount() {
        RunResult run = run();
        tab(2);
        List<GroupResult> groups = run.evaluation().subgroups().getFirst().groups();
        int largest = groups.stream().mapToInt(GroupResult::n).max().orElseThrow();
        Spinner<?> minimum = node("evaluate.groupMinimum", Spinner.class);
        fx(() -> minimum.increment(largest - 1));
        GroupResult first = groups.getFirst();
        assertThat(node("evaluate.group.0.0", Button.class).getStyleClass().contains("aside"))
                .isEqualTo(first.n() < largest);
        long counted = groups.stream().filter(g -> g.n() == largest).count();
        assertThat(seen("evaluate.groupRow." + (counted - 1))).isTrue();
        assertThat(seen("evaluate.groupRow." + counted)).isFalse();
        fx(() -> minimum.increment(1));
        assertThat(node("evaluate.groups.worstGroup", Label.class).getText()).isEmpty();
        assertThat(node("evaluate.groups.caution", Label.class).getText()).contains(String.valueOf(largest + 1));
    }

    @Test
    void aDigitPutsTheClassOfAMistakeRightAndLeavesTheRunAlone() {
        RunResult run = run();
        tab(1);
        int[] wrong = mistake(run);
        clickId("evaluate.cell." + wrong[0] + "." + wrong[1]);
        PickedImages.Item first = picked().getFirst();
        fx(() -> {
            node("evaluate.picked", ListView.class).getSelectionModel().select(0);
            node("evaluate.picked", ListView.class).requestFocus();
        });
        press(KeyCode.getKeyCode(String.valueOf(wrong[1] + 1)));
        release(KeyCode.getKeyCode(String.valueOf(wrong[1] + 1)));
        fx(() -> {});
        String right = run.classes().get(wrong[1]);
        assertThat(session.dataset().samples().stream().filter(s -> s.image().name().equals(first.image())))
                .singleElement().matches(s -> s.label() == wrong[1]);
        assertThat(picked().getFirst().corrected()).isEqualTo(right);
        assertThat(picked().getFirst().truth()).isEqualTo(first.truth());
        fx(project::undo);
        assertThat(picked().getFirst().corrected()).isNull();
    }

    @Test
    void everyTabShowsARunThatWasThereBeforeTheScreenWas() {
        RunResult run = run();
        fx(() -> stage().getScene().setRoot(screen()));
        assertThat(node("evaluate.cards", Pane.class).getChildren()).hasSize(4);
        tab(1);
        assertThat(seen("evaluate.class.0")).isTrue();
        assertThat(seen("evaluate.cell.0.0")).isTrue();
        tab(2);
        assertThat(node("evaluate.groups.macrostd", Label.class).getText()).isNotEmpty();
        assertThat(node("evaluate.groups.worstGroup", Label.class).getText())
                .contains(run.evaluation().subgroups().getFirst().worst().label());
        assertThat(node("evaluate.macrostd.workedOut", Pane.class).getChildren()).extracting(n -> ((Label) n).getText())
                .anyMatch(t -> t.contains("Fisher")).anyMatch(t -> t.startsWith("Equalised odds"));
        assertThat(seen("evaluate.group.0.0")).isTrue();
        assertThat(seen("evaluate.groupRow.0")).isTrue();
        tab(5);
        assertThat(node("evaluate.confidence.ece", Label.class).getText()).isNotEmpty();
        int[] images = IntStream.range(0, 10).map(b -> Integer.parseInt(node("evaluate.histogram." + b, Region.class)
                .getAccessibleText().replaceAll(".*: (\\d+) images.*", "$1"))).toArray();
        assertThat(IntStream.of(images).sum()).isEqualTo(run.predictions().size());
    }

    @Test
    void shouldTellHowStrangersFareOnlyWhenAClassIsSwitchedOff() {
        run();
        tab(5);
        assertThat(seen("evaluate.openSetEmpty")).isTrue();
        assertThat(seen("evaluate.auroc")).isFalse();
        String off = session.dataset().labels().name(0);
        edit(() -> session.classes().setActive(List.of(off), false));
        run();
        tab(5);
        assertThat(node("evaluate.openSetSentence", Label.class).getText()).contains(off);
        assertThat(node("evaluate.auroc", Label.class).getText()).endsWith("%");
        assertThat(seen("evaluate.openSetEmpty")).isFalse();
    }

    @Test
    void shouldMeasureWhatBecomesOfARunWhenClassesAreAdded() {
        run();
        tab(8);
        assertThat(node("evaluate.sessionsMeasure", Button.class).isDisabled()).isTrue();
        edit(() -> session.addClass("Newt"));
        edit(() -> session.setLabel(List.of(session.dataset().samples().getFirst().image().name()), "Newt"));
        assertThat(node("evaluate.sessionsFresh", Label.class).getText()).contains("Newt");
        assertThat(seen("evaluate.sessionsFound")).isFalse();
        clickId("evaluate.sessionsMeasure");
        assertThat(node("evaluate.sessionsSentence", Label.class).getText()).contains("a drop of 5");
        assertThat(node("evaluate.sessionsTable", GridPane.class).getChildren()).hasSize(7 * 7);
        assertThat(node("evaluate.sessionsMade", Label.class).getText()).contains("5 images", "1 class in");
        fx(() -> spinner().getValueFactory().setValue(3));
        clickId("evaluate.sessionsMeasure");
        assertThat(node("evaluate.sessionsMade", Label.class).getText()).contains("3 images");
        fx(() -> spinner().getValueFactory().setValue(5));
        assertThat(node("evaluate.sessionsMade", Label.class).getText()).as("it is kept").contains("5 images");
        run();
        tab(8);
        assertThat(seen("evaluate.sessionsFound")).isFalse();
        fx(() -> node("evaluate.run", ComboBox.class).getSelectionModel().select(1));
        tab(8);
        assertThat(seen("evaluate.sessionsFound")).as("the newest of the other run").isTrue();
        assertThat(spinner().getValue()).isEqualTo(3);
    }

    @SuppressWarnings("unchecked")
    private Spinner<Integer> spinner() {
        return node("evaluate.sessionsShots", Spinner.class);
    }

    private interface Edit {
        void make() throws HandfulException;
    }

    /** As the window does it: listeners draw what changed. */
    private void edit(Edit edit) {
        fx(() -> {
            try {
                edit.make();
            } catch (HandfulException e) {
                throw new IllegalStateException(e);
            }
        });
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

    @SuppressWarnings("unchecked")
    private List<PickedImages.Item> picked() {
        return List.copyOf(((ListView<PickedImages.Item>) node("evaluate.picked", ListView.class)).getItems());
    }

    private static int[] mistake(RunResult run) {
        int[][] counts = run.evaluation().confusion();
        for (int t = 0; t < counts.length; t++) {
            for (int p = 0; p < counts.length; p++) {
                if (t != p && counts[t][p] > 0) {
                    return new int[] {t, p};
                }
            }
        }
        throw new AssertionError("the double makes mistakes");
    }
}
