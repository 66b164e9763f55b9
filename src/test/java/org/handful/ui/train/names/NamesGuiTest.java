package org.handful.ui.train.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.run.text.TextInfo;
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
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.handful.ui.train.TrainScreen;
import org.junit.jupiter.api.Test;

/** Embeddings of the class names in Train and in the race. */
class NamesGuiTest extends GuiTest {
    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful")).withLeaves(12, "Oak", "Elm", "Ash");

    @Override
    protected Parent root() {
        FxThread fx = FxThread.platform();
        Notices notices = new Notices();
        Texts texts = Texts.load(Locale.ENGLISH, "common", "chart", "train", "setup", "queue", "runs", "action");
        ErrorReporter errors = new ErrorReporter(notices, texts, fx, s -> {});
        UiKit kit = new UiKit(fx, Background.direct(fx, errors), new Jobs(fx, errors), notices, errors, texts);
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, fx, errors, 10_000_000);
        return (Parent) new TrainScreen(kit, new ProjectModel(session, kit), workbench,
                new Navigation(new Selection(), new ImageFilter()), images, Methods.all().stream()
                        .filter(m -> Set.of("centroid", "gda", "zero-shot").contains(m.id())).toList()).view();
    }

    @Test
    void fromAProjectOfImagesToARunWithNames() throws Exception {
        assertThat(seen("train.names")).as("images have no names in their space").isFalse();
        assertThat(offered()).containsExactlyInAnyOrder("centroid", "gda");
        fx(() -> session.texts().allow());
        until(() -> seen("train.names") && offered().contains("zero-shot"));
        assertThat(node("train.names.line", Label.class).getText()).contains("No text embeddings");
        assertThat(seen("train.names.remove")).isFalse();
        fx(() -> methods().setValue(methods().getItems().stream().filter(m -> m.needsText()).findFirst().get()));
        until(() -> node("train.start", Button.class).isDisabled());
        assertThat(node("train.obstacle", Label.class).getText()).contains("Needs text embeddings");

        fx(() -> session.texts().add(new TextInfo("trees", 8, 8, 3, List.of())));
        until(() -> !node("train.start", Button.class).isDisabled());
        assertThat(node("train.names.line", Label.class).getText()).contains("trees", "3 classes");
        assertThat(node("train.names.add", Hyperlink.class).getText()).startsWith("Replace");
        picture("names");
        fx(() -> node("train.names.remove", Hyperlink.class).fire());
        until(() -> node("train.start", Button.class).isDisabled());
        assertThat(session.texts().current()).isEmpty();
    }

    @Test
    void inTheRaceTheyTakePartOnceThereAreSome() throws Exception {
        clickId("train.view.race");
        until(() -> seen("race.page"));
        assertThat(seen("race.method.zero-shot")).isFalse();
        fx(() -> node("race.all", Hyperlink.class).fire());
        assertThat(start()).isEqualTo("Start the race of 2");
        fx(() -> session.texts().allow());
        until(() -> seen("race.method.zero-shot"));
        assertThat(node("race.method.zero-shot", CheckBox.class).isDisabled()).isTrue();
        assertThat(node("race.method.zero-shot", CheckBox.class).getAccessibleHelp()).contains("text embeddings");
        fx(() -> session.texts().add(new TextInfo("trees", 8, 8, 3, List.of())));
        until(() -> start().equals("Start the race of 3"));
        assertThat(node("race.method.zero-shot", CheckBox.class).isDisabled()).isFalse();
        clickId("race.start");
        assertThat(session.races().spec().entrants()).extracting(e -> e.method())
                .containsExactly("centroid", "gda", "zero-shot");
    }

    private String start() {
        return node("race.start", Button.class).getText();
    }

    private List<String> offered() {
        return methods().getItems().stream().map(AdaptationMethod::id).toList();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<AdaptationMethod<?>> methods() {
        return node("train.method", ComboBox.class);
    }
}
