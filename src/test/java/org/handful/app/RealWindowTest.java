package org.handful.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.handful.engine.DeviceChoice;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.camera.Cameras;
import org.handful.run.Workbench;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.local.camera.NativeCameras;
import org.handful.ui.GuiTest;
import org.handful.ui.Named;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Base of stories that are told in the whole window with every real part. */
abstract class RealWindowTest extends GuiTest {
    @TempDir
    Path folder;

    /** What went wrong in the background. */
    final List<Throwable> bugs = new CopyOnWriteArrayList<>();

    private final ExecutorService decoders = Executors.newSingleThreadExecutor();
    private Workbench workbench;
    private boolean left;
    MainWindow window;

    @Override
    protected Parent root() {
        workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 1, cameras());
        window = window(workbench, folder, decoders, new Notices(), bugs::add);
        return window.root();
    }

    /** Those of this computer, if a test has none of its own. */
    Cameras cameras() {
        return new NativeCameras();
    }

    /** The window over real parts, whose home and projects are in a folder of the test. */
    static MainWindow window(
            Workbench workbench, Path folder, Executor decoders, Notices notices, Consumer<Throwable> bugs) {
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        var kit = new UiKit(fx, Background.threads(fx, thrown -> {
            bugs.accept(thrown);
            errors.accept(thrown);
        }), new Jobs(fx, errors), notices, errors, texts);
        return new MainWindow(workbench, folder.resolve("projects"), kit,
                new Theme("light", ColorScheme.LIGHT, chosen -> {}), decoders, shown -> {});
    }

    @AfterEach
    void end() throws Exception {
        leave();
        decoders.shutdownNow();
    }

    private void leave() throws Exception {
        if (left) {
            return;
        }
        left = true;
        AtomicBoolean closed = new AtomicBoolean();
        fx(() -> window.leave(() -> closed.set(true), () -> {}));
        until(closed::get);
    }

    /** Makes a project of a folder and waits until so many images are in. */
    void open(Path images, int count) throws Exception {
        fx(() -> window.openFiles(List.of(images)));
        until(() -> present("images.count") && text("images.count").startsWith(count + " image"));
    }

    /** Reads the project as the next start of the program would, when the window has let go of it. */
    <T> T stored(String project, Reading<T> reading) throws Exception {
        leave();
        try (Workbench next = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 1);
                ProjectSession session = next.openProject(folder.resolve("projects").resolve(project))) {
            return reading.of(session);
        }
    }

    /** What is asked of a project. */
    interface Reading<T> {
        T of(ProjectSession session) throws Exception;
    }

    String text(String id) {
        return node(id, Label.class).getText();
    }

    boolean present(String id) {
        return lookup(n -> Named.is(n, id)).tryQuery().isPresent();
    }

    /** Fires the control with that id, wherever it is scrolled to. */
    void press(String id) {
        fx(() -> node(id, ButtonBase.class).fire());
    }

    /** Chooses from a menu as it is when it opens. */
    void choose(String menu, String item) throws Exception {
        fx(() -> node(menu, MenuButton.class).show());
        until(() -> items(menu).stream().anyMatch(i -> item.equals(i.getId())));
        fx(() -> {
            items(menu).stream().filter(i -> item.equals(i.getId())).findFirst().orElseThrow().fire();
            node(menu, MenuButton.class).hide();
        });
    }

    private List<MenuItem> items(String menu) {
        List<MenuItem> all = new ArrayList<>(node(menu, MenuButton.class).getItems());
        for (MenuItem item : List.copyOf(all)) {
            if (item instanceof javafx.scene.control.Menu sub) {
                all.addAll(sub.getItems());
            }
        }
        return all;
    }

    boolean selected(String id) {
        return lookup(n -> Named.is(n, id)
                && n.getPseudoClassStates().contains(PseudoClass.getPseudoClass("selected"))).tryQuery().isPresent();
    }

    Node focused() {
        return stage().getScene().getFocusOwner();
    }
}
