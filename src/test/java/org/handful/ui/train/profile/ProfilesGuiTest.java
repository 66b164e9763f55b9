package org.handful.ui.train.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
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
import org.handful.ui.fake.FakeWorkbench;
import org.handful.ui.train.TrainScreen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Profiles as a person handles them, on top of the setup. */
class ProfilesGuiTest extends GuiTest {
    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful")).withLeaves(12, "Oak", "Elm", "Ash");
    private final Notices notices = new Notices();

    @Override
    protected Parent root() {
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, "common", "chart", "train", "setup", "queue", "runs");
        ErrorReporter errors = new ErrorReporter(notices, texts, fx, s -> {});
        UiKit kit = new UiKit(fx, Background.direct(fx, errors), new Jobs(fx, errors), notices, errors, texts);
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, fx, errors, 10_000_000);
        return (Parent) new TrainScreen(kit, new ProjectModel(session, kit), workbench,
                new Navigation(new Selection(), new ImageFilter()), images, List.of(new SteppingMethod())).view();
    }

    @Test
    @DisplayName("save, change, apply, rename, delete, and take the deletion back")
    void story() throws Exception {
        assertThat(seen("train.profile.naming")).isFalse();
        fx(() -> {
            steps().setText("50");
            amount().getValueFactory().setValue(3);
        });
        save("Careful");
        assertThat(title()).isEqualTo("Careful");

        fx(() -> {
            steps().setText("60");
            amount().getValueFactory().setValue(4);
        });
        assertThat(title()).isEqualTo("Careful, changed");
        picture("profiles");
        choose("apply.0");
        assertThat(steps().getText()).isEqualTo("50");
        assertThat(amount().getValue()).isEqualTo(3);
        assertThat(title()).isEqualTo("Careful");

        choose("rename");
        name("Slow and sure");
        type(KeyCode.ENTER);
        assertThat(title()).isEqualTo("Slow and sure");
        assertThat(workbench.preference("train.profiles").orElseThrow()).contains("Slow and sure");

        choose("delete");
        assertThat(ids()).containsExactly("train.profile.save");
        fx(() -> notices.open().getLast().action().run().run());
        assertThat(ids()).startsWith("train.profile.apply.0");
    }

    @Test
    @DisplayName("while a name is typed, the line says what stands in the way or what it replaces; Esc ends it")
    void naming() throws Exception {
        save("One");
        choose("save");
        assertThat(node("train.profile.confirm", Button.class).getText()).isEqualTo("Replace");
        name("");
        assertThat(node("train.profile.confirm", Button.class).isDisabled()).isTrue();
        assertThat(node("train.profile.complaint", Label.class).getText()).isNotEmpty();
        name("Two");
        assertThat(node("train.profile.confirm", Button.class).getText()).isEqualTo("Save");
        assertThat(seen("train.profile.complaint")).isFalse();
        fx(() -> steps().setText("many"));
        assertThat(node("train.profile.confirm", Button.class).isDisabled()).isTrue();
        picture("profiles-naming");
        fx(() -> node("train.profile.name", TextField.class).requestFocus());
        type(KeyCode.ESCAPE);
        assertThat(seen("train.profile.naming")).isFalse();
        assertThat(ids()).doesNotContain("train.profile.apply.1");
    }

    private void save(String as) {
        choose("save");
        name(as);
        clickId("train.profile.confirm");
    }

    private void choose(String item) {
        fx(() -> menu().getItems().stream().filter(i -> ("train.profile." + item).equals(i.getId())).findFirst()
                .orElseThrow().fire());
    }

    private void name(String typed) {
        fx(() -> node("train.profile.name", TextField.class).setText(typed));
    }

    private List<String> ids() {
        return menu().getItems().stream().map(MenuItem::getId).toList();
    }

    private String title() {
        return menu().getText();
    }

    private MenuButton menu() {
        return node("train.profile", MenuButton.class);
    }

    private TextField steps() {
        return node("train.setting.steps", TextField.class);
    }

    @SuppressWarnings("unchecked")
    private Spinner<Integer> amount() {
        return node("train.split.amount", Spinner.class);
    }
}
