package org.handful.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.handful.method.Methods;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.ui.GuiTest;
import org.handful.ui.chart.series.AccuracyChart;
import org.handful.ui.chart.series.ShotsChart;
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
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.fake.FakeRaces;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;

/** A race from the choice of who takes part to the training of the winner. */
class RaceGuiTest extends GuiTest {
    /** Less than the columns of the table would like, and more than they need. */
    private static final double NARROW = 820;

    private static final Set<String> TAKING_PART = Set.of("centroid", "gda", "knn", "film");

    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful")).withLeaves(40, "Oak", "Elm");
    private final FakeRaces races = session.races();

    @Override
    protected Parent root() {
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, "common", "chart", "train", "setup", "queue", "runs", "action");
        Notices notices = new Notices();
        ErrorReporter errors = new ErrorReporter(notices, texts, fx, s -> {});
        UiKit kit = new UiKit(fx, Background.direct(fx, errors), new Jobs(fx, errors), notices, errors, texts);
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, fx, errors, 10_000_000);
        return (Parent) new TrainScreen(kit, new ProjectModel(session, kit), workbench,
                new Navigation(new Selection(), new ImageFilter()), images,
                Methods.forImages().stream().filter(m -> TAKING_PART.contains(m.id())).toList()).view();
    }

    @Test
    void fromTheChoiceToTheTrainingOfTheWinner() throws Exception {
        clickId("train.view.race");
        until(() -> seen("race.page"));
        assertThat(seen("race.empty")).isTrue();
        assertThat(lookup(n -> "race.method.film".equals(n.getId())).tryQuery()).as("it needs pixels").isEmpty();
        assertThat(start().getText()).isEqualTo("Start the race of 3");
        clickId("race.backbone.mobilenet-v2");
        assertThat(start().getText()).isEqualTo("Start the race of 6");
        clickId("race.backbone.mobilenet-v2");
        clickId("race.start");
        assertThat(races.spec().entrants()).extracting(e -> e.method()).containsExactly("centroid", "gda", "knn");
        assertThat(races.spec().backbones()).containsExactly("pocket");
        assertThat(races.spec().split()).isEqualTo(new SplitSpec.Shots(5));
        assertThat(seen("race.progress")).isTrue();
        assertThat(start().isDisabled()).isTrue();

        races.line(0.7);
        until(() -> seen("race.verdict"));
        races.line(0.95);
        races.failure("it has too few images");
        races.finish();
        until(() -> !seen("race.progress"));
        assertThat(node("race.page", ScrollPane.class).getVvalue()).as("the results came into view").isPositive();
        assertThat(seen("race.empty")).isFalse();
        assertThat(node("race.verdict", Label.class).getText())
                .isEqualTo("Gaussian discriminant analysis is better than Nearest class mean on these images: "
                        + "+25.0 points, " + interval() + ".");
        assertThat(node("race.accuracy", AccuracyChart.class).getAccessibleText()).contains("Gaussian", "Nearest");
        TableView<?> table = node("race.table", TableView.class);
        assertThat(table.getItems()).hasSize(2);
        assertThat(((Label) node("race.failures", VBox.class).getChildren().getFirst()).getText())
                .contains("it has too few images");
        assertThat(node("race.shots", ShotsChart.class).getAccessibleText()).contains("8, 93");
        assertThat(node("race.needed", Label.class).getText()).contains("cannot be bounded");
        assertThat(node("race.gain", Label.class).getText()).contains("Elm");
        picture("race");

        fx(() -> table.setMaxWidth(NARROW));
        assertThat(table.getWidth()).isEqualTo(NARROW);
        assertThat(table.getColumns().stream().filter(c -> c.isVisible()).mapToDouble(c -> c.getWidth()).sum())
                .as("names give way before anything scrolls").isLessThanOrEqualTo(NARROW);
        fx(() -> sort(table, "race.column.accuracy"));
        fx(() -> table.getSelectionModel().select(0));
        assertThat(node("race.train", Button.class).getText()).isEqualTo("Train Nearest class mean");
        fx(() -> table.getSelectionModel().clearSelection());
        fx(() -> node("race.train", Button.class).fire());
        until(() -> session.training() != null);
        session.training().begin();
        assertThat(session.activeTraining()).isPresent();
        assertThat(queued()).isEqualTo(new RunSpec("pocket", "gda", Map.of(), new SplitSpec.Shots(5), 0));
        until(() -> !node("train.view.race", ToggleButton.class).isSelected());
    }

    @Test
    void aCancelKeepsWhatCameToItsEnd() throws Exception {
        clickId("train.view.race");
        clickId("race.start");
        races.line(0.8);
        until(() -> seen("race.verdict"));
        fx(() -> ((Button) node("race.progress", ProgressView.class).lookup(".button")).fire());
        assertThat(races.job().token().cancelled()).isTrue();
        races.cancelled();
        until(() -> seen("race.early"));
        assertThat(node("race.early", Label.class).getText()).startsWith("Ended early: 1 of 3");
        TableView<?> table = node("race.table", TableView.class);
        assertThat(table.getItems()).hasSize(1);
        assertThat(start().isDisabled()).isFalse();
    }

    @Test
    void nobodyCanStartWithoutAnybody() {
        clickId("train.view.race");
        for (String method : List.of("centroid", "gda", "knn")) {
            fx(() -> node("race.method." + method, CheckBox.class).fire());
        }
        assertThat(start().isDisabled()).isTrue();
        assertThat(start().getAccessibleHelp()).contains("at least one method");
        fx(() -> node("race.all", javafx.scene.control.Hyperlink.class).fire());
        assertThat(start().isDisabled()).isFalse();
    }

    private Button start() {
        return node("race.start", Button.class);
    }

    /** By Newcombe's method for 15 images that only the better one knows. */
    private static String interval() {
        var d = new org.handful.eval.paired.PairedCounts(42, 15, 0, 3).difference();
        return String.format(Locale.ENGLISH, "%.1f to %.1f", -100 * d.high(), -100 * d.low());
    }

    private RunSpec queued() throws Exception {
        return session.queue().all().isEmpty() ? null : session.queue().all().getFirst().spec();
    }

    private static <T> void sort(TableView<T> table, String id) {
        table.getColumns().stream().filter(c -> id.equals(c.getId())).findFirst()
                .ifPresent(c -> table.getSortOrder().add(c));
    }
}
