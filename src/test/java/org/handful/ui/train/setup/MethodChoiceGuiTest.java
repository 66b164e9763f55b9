package org.handful.ui.train.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.handful.method.AdaptationMethod;
import org.handful.method.MethodFamily;
import org.handful.method.Methods;
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

/** The list of methods, with those that there are. */
class MethodChoiceGuiTest extends GuiTest {
    /** How far the shadow of a list reaches beyond it. */
    private static final double SHADOW = 16;

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
                new Navigation(new Selection(), new ImageFilter()), images, Methods.forImages()).view();
    }

    @Test
    void typingFindsAMethodAndEscapeKeepsTheChosenOne() throws Exception {
        clickId("train.method");
        until(() -> methods().isShowing());
        write("lora");
        press(KeyCode.DOWN).release(KeyCode.DOWN);
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        until(() -> !methods().isShowing() && "lora".equals(chosen()));
        clickId("train.method");
        until(() -> methods().isShowing());
        write("nothing of that name");
        assertThat(node("train.start", Button.class).isDisabled()).as("one is still chosen").isFalse();
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> !methods().isShowing());
        until(() -> "lora".equals(chosen()));
    }

    @Test
    void theListLiesBesideWhatIsTypedAndDownGoesToTheFirst() throws Exception {
        clickId("train.method");
        until(() -> methods().isShowing());
        write("film");
        Bounds field = methods().localToScreen(methods().getLayoutBounds());
        Window list = Window.getWindows().stream().filter(PopupWindow.class::isInstance).findFirst().orElseThrow();
        until(() -> list.getHeight() > 80);
        assertThat(list.getY() >= field.getMaxY() - SHADOW || list.getY() + list.getHeight() <= field.getMinY() + SHADOW)
                .as("beside %s: %s, %s high", field, list.getY(), list.getHeight()).isTrue();
        press(KeyCode.DOWN).release(KeyCode.DOWN);
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        until(() -> !methods().isShowing() && "film".equals(chosen()));
    }

    @Test
    void theListIsNoLongerThanWhatWasFound() throws Exception {
        clickId("train.method");
        until(() -> methods().isShowing());
        Window list = Window.getWindows().stream().filter(PopupWindow.class::isInstance).findFirst().orElseThrow();
        double all = list.getHeight();
        write("film");
        until(() -> shown(list).getItems().size() == 2);
        until(() -> list.getHeight() < all / 2);
        for (int i = 0; i < 4; i++) {
            press(KeyCode.BACK_SPACE).release(KeyCode.BACK_SPACE);
        }
        until(() -> list.getHeight() > all - 1);
    }

    private static ListView<?> shown(Window list) {
        return (ListView<?>) list.getScene().getRoot().lookup(".list-view");
    }

    @Test
    void everyFamilyStandsTogetherInItsPlace() {
        List<MethodFamily> families = methods().getItems().stream().map(AdaptationMethod::family).toList();
        assertThat(families).isSorted();
        assertThat(families.stream().distinct()).containsExactly(MethodFamily.values());
    }

    private String chosen() {
        AdaptationMethod<?> now = methods().getValue();
        return now == null ? null : now.id();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<AdaptationMethod<?>> methods() {
        return node("train.method", ComboBox.class);
    }
}
