package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who sees a cloud of points on the map, draws a line around it and looks at its images in the gallery. */
class MapStoryGuiTest extends GuiTest {
    private static final int MAP = 6;

    @TempDir
    static Path folder;

    private final List<Throwable> bugs = new ArrayList<>();
    private FakeWorkbench workbench;
    private MainWindow window;

    @Override
    protected Parent root() {
        Executor atOnce = Runnable::run;
        workbench = new FakeWorkbench(folder, atOnce);
        workbench.add(leaves()).withLeaves(16, "Oak", "Elm", "Ash");
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        var kit = new UiKit(fx, new Background(atOnce, atOnce, fx, bugs::add), new Jobs(fx, errors), notices, errors,
                texts);
        window = new MainWindow(workbench, folder.resolve("projects"), kit,
                new Theme("light", ColorScheme.LIGHT, chosen -> {}), atOnce, shown -> {});
        return window.root();
    }

    @Test
    void theLassoFiltersTheGallery() throws Exception {
        FakeSession session = workbench.project(leaves());
        session.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET);
        session.training().begin().step();
        session.training().finish();
        fx(() -> window.openFiles(List.of(leaves())));
        assertThat(count()).isEqualTo("48 images");

        clickId("shell.place.evaluate");
        fx(() -> node("evaluate.tabs", TabPane.class).getSelectionModel().select(MAP));
        fx(() -> node("evaluate.mapDraw", Button.class).fire());
        assertThat(node("evaluate.mapBeside", Region.class).isVisible()).isTrue();
        assertThat(node("evaluate.map", Region.class).getHeight()).as("of a window 700 high")
                .isGreaterThan(380);
        picture("MapBeside");
        // The grid is 8 wide and 6 high, its first row at the bottom; the line goes around its lower half.
        List<String> lower = session.dataset().samples().stream().limit(24).map(s -> s.image().name()).toList();
        surround(0.5, 1);

        clickId("shell.place.images");
        assertThat(count()).isEqualTo("24 of 48, 24 selected");
        assertThat(seen("images.chip.map")).isTrue();
        picture("MapStory");
        assertThat(tiles()).isNotEmpty().allMatch(lower::contains);

        // A line around nothing asks for nothing any more.
        clickId("shell.place.evaluate");
        surround(0.995, 1);
        clickId("shell.place.images");
        assertThat(count()).isEqualTo("48 images");
        assertThat(seen("images.chip.map")).isFalse();

        clickId("shell.place.evaluate");
        surround(0, 0.5);
        fx(() -> node("evaluate.mapToImages", Button.class).fire());
        assertThat(count()).isEqualTo("24 of 48, 24 selected");
        assertThat(tiles()).isNotEmpty().noneMatch(lower::contains);
        clickId("images.chip.map");
        assertThat(count()).isEqualTo("48 images, 24 selected");
        assertThat(bugs).isEmpty();
    }

    /** Draws a line around a part of the height of the map, as wide as it is. */
    private void surround(double from, double to) {
        Region map = node("evaluate.map", Region.class);
        Bounds b = map.localToScreen(map.getBoundsInLocal());
        double top = b.getMinY() + 2 + from * (b.getHeight() - 4);
        double bottom = b.getMinY() + 2 + to * (b.getHeight() - 4);
        moveTo(b.getMinX() + 2, top).press(MouseButton.PRIMARY);
        moveTo(b.getMaxX() - 2, top).moveTo(b.getMaxX() - 2, bottom).moveTo(b.getMinX() + 2, bottom);
        release(MouseButton.PRIMARY);
    }

    private String count() {
        return node("images.count", Label.class).getText();
    }

    private List<String> tiles() {
        List<String> out = new ArrayList<>();
        for (Node n : lookup(n -> n.isVisible() && n.getUserData() instanceof String s && s.startsWith("tile.")).queryAll()) {
            out.add(n.getUserData().toString().substring("tile.".length()));
        }
        return out;
    }

    private static Path leaves() {
        return folder.resolve("leaves.handful");
    }
}
