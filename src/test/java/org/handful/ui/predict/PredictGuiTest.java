package org.handful.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import org.handful.method.openset.OpenSetScore;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RunInfo;
import org.handful.ui.GuiTest;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.fake.FakeImages;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictGuiTest extends GuiTest {
    @TempDir
    static Path folder;

    private final UiKit kit = new FakeKit().direct("predict");
    private final Selection selection = new Selection();
    private final Navigation navigation = new Navigation(selection, new ImageFilter());
    private FakeSession session;
    private PredictViewModel model;

    @Override
    protected Parent root() {
        session = new FakeSession(Path.of("a.handful"), Runnable::run)
                .withLeaves(6, "Oak", "Elm", "Ash", "Lime", "Beech", "Birch", "Maple", "Alder");
        var project = new ProjectModel(session, kit);
        var palette = new ClassPalette(() -> project.dataset().get().labels(), null, kept -> {});
        var theme = new Theme("light", ColorScheme.LIGHT, chosen -> {});
        var cache = new ImageCache(session::thumbnail, Runnable::run, kit.fx(), kit.errors(), 1 << 20);
        model = new PredictViewModel(project, navigation, kit);
        return new PredictScreen(model, palette, cache, ImageInput::bytes, theme, kit).view();
    }

    @Test
    void shouldSendToTrainWhileThereIsNoRun() {
        clickId("predict.norun.train");
        assertThat(navigation.screen().get()).isEqualTo(Navigation.TRAIN);
    }

    @Test
    void shouldShowBarsAndNearestSupportImagesAndLeadToThem() throws Exception {
        fx(this::train);
        assertThat(seen("predict.emptyChoose")).isTrue();
        Files.write(folder.resolve("unknown.jpg"), FakeImages.leaf(3, 77, 300, 260));
        Files.write(folder.resolve("other.jpg"), FakeImages.leaf(5, 78, 300, 260));
        fx(() -> model.addFiles(List.of(folder.resolve("unknown.jpg"), folder.resolve("other.jpg"))));
        assertThat(node("predict.bars", Pane.class).getChildren()).hasSize(2);
        assertThat(((Pane) node("predict.bars", Pane.class).getChildren().getFirst()).getChildren()).hasSize(7);
        assertThat(node("predict.familiar.rank", Label.class).getText()).isEqualTo("26 of 40");
        String nearest = model.shown().get().guess().get().neighbours().getFirst().image();
        clickId("predict.neighbour." + nearest);
        assertThat(selection.names().get()).containsExactly(nearest);
        assertThat(navigation.screen().get()).isEqualTo(Navigation.IMAGES);
    }

    @Test
    void shouldSayWhyAFileIsNotReadAndExplainNoBarsThatAreNotThere() throws Exception {
        fx(this::train);
        Files.write(folder.resolve("empty.jpg"), new byte[0]);
        Files.write(folder.resolve("leaf.jpg"), FakeImages.leaf(3, 77, 300, 260));
        fx(() -> model.addFiles(List.of(folder)));
        assertThat(node("predict.failure", Label.class).getText()).contains("empty");
        assertThat(seen("predict.failure")).isTrue();
        assertThat(node("predict.teach.probability", Label.class).getParent().isVisible()).isFalse();
        fx(() -> model.shown().set(model.items().getLast()));
        assertThat(seen("predict.failure")).isFalse();
        assertThat(node("predict.teach.probability", Label.class).getParent().isVisible()).isTrue();
        @SuppressWarnings("unchecked")
        ComboBox<RunInfo> runs = node("predict.run", ComboBox.class);
        assertThat(runs.getConverter().toString(runs.getValue())).as("how well it did").containsPattern("\\d\\h%");
    }

    @Test
    void shouldShowWhereTheEvidenceLiesWhileOneWantsToSeeIt() throws Exception {
        fx(this::train);
        Files.write(folder.resolve("why.jpg"), FakeImages.leaf(3, 77, 300, 260));
        fx(() -> model.addFiles(List.of(folder.resolve("why.jpg"))));
        assertThat(seen("predict.whyPicture")).isFalse();
        fx(() -> node("predict.why", ToggleButton.class).fire());
        assertThat(node("predict.whyWords", Label.class).getText()).contains("for Oak and against Elm");
        assertThat(node("predict.whyPicture", Pane.class).getAccessibleText()).isNotEmpty();
        fx(model::clear);
        assertThat(model.why().seen().get()).as("of an image that is gone").isNull();
        fx(() -> model.addFiles(List.of(folder.resolve("why.jpg"))));
        assertThat(model.why().seen().get()).as("of the next").isNotNull();
        fx(() -> node("predict.why", ToggleButton.class).fire());
        assertThat(seen("predict.whyPicture")).isFalse();
        assertThat(seen("predict.whyBelow")).isFalse();
    }

    @Test
    void shouldSayNoneOfTheseUntilItIsSwitchedOff() {
        fx(this::train);
        fx(() -> model.addPicture(new ImageInput("strange.png", new byte[] {0, 1})));
        assertThat(node("predict.none", Label.class).getText()).isEqualTo("None of these");
        fx(() -> model.none().score().set(OpenSetScore.COSINE));
        assertThat(seen("predict.none")).isFalse();
        fx(() -> model.none().score().set(OpenSetScore.KNN));
        assertThat(seen("predict.none")).isTrue();
        clickId("predict.none.on");
        assertThat(seen("predict.none")).isFalse();
        assertThat(seen("predict.familiar.rank")).isFalse();
        assertThat(node("predict.none.score", ComboBox.class).isDisabled()).isTrue();
    }

    /** A label may count although another one, which does not, is more probable. */
    @Test
    void shouldNameEveryLabelThatReachesItsOwnThreshold() throws Exception {
        fx(this::train);
        fx(() -> model.addPicture(new ImageInput("strange.png", new byte[] {0, 1})));
        fx(() -> node("predict.why", ToggleButton.class).fire());
        fx(() -> session.trainLabels(new MultiLabelPlan("pocket", 5, 3, 0)));
        fx(() -> model.chooseRun(2));
        assertThat(node("predict.labels", Label.class).getText()).isEqualTo("cat");
        assertThat(node("predict.label.cat", Pane.class).getAccessibleText()).contains("40.0", "from 35", "it has this label");
        assertThat(node("predict.label.dog", Pane.class).getAccessibleText()).contains("45.0", "from 50", "does not have");
        assertThat(seen("predict.none")).as("no label says so by itself").isFalse();
        assertThat(seen("predict.none.on")).isFalse();
        assertThat(node("predict.why", ToggleButton.class).isDisabled()).isTrue();
        assertThat(seen("predict.whyBelow")).isFalse();
        Path csv = folder.resolve("labels.csv");
        fx(() -> model.export(csv));
        assertThat(Files.readString(csv)).isEqualTo("image,labels,p(cat),p(dog),from(cat),from(dog)\r\n"
                + "strange.png,cat,0.4000,0.4500,0.3500,0.5000\r\n");
        fx(() -> model.chooseRun(1));
        assertThat(seen("predict.labels")).isFalse();
        assertThat(seen("predict.none.on")).isTrue();
    }

    private void train() {
        session.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET);
        session.training().begin().step();
        session.training().finish();
    }
}
