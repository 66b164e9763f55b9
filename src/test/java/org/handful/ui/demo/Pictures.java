package org.handful.ui.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.handful.ui.Named;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;

/** Shows one screen on a project in memory, step by step, and keeps a picture of each state in both themes. */
abstract class Pictures extends Application {
    private static final Duration SETTLE = Duration.millis(700);

    protected final Selection selection = new Selection();
    protected final ImageFilter filter = new ImageFilter();
    protected FakeWorkbench workbench;
    protected FakeSession session;
    protected UiKit kit;
    protected ProjectModel project;
    protected ImageCache images;
    protected Scene scene;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private Stage stage;
    protected Theme theme;

    /** Makes the screen and says what happens, in order. */
    protected abstract void build();

    @Override
    public void start(Stage primary) {
        stage = primary;
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, "common", "chart", "train", "setup", "queue", "runs", "evaluate", "intake");
        Notices notices = new Notices();
        ErrorReporter errors = new ErrorReporter(notices, texts, fx, s -> { });
        Background background = Background.threads(fx, t -> {
            t.printStackTrace();
            errors.accept(t);
        });
        kit = new UiKit(fx, background, new Jobs(fx, errors), notices, errors, texts);
        workbench = new FakeWorkbench(TrainPictures.folder(), Runnable::run);
        session = workbench.add(Path.of("Lichens.handful"))
                .withLeaves(40, "Cetraria", "Cladonia", "Usnea", "Xanthoria");
        project = new ProjectModel(session, kit);
        images = new ImageCache(session::thumbnail, Runnable::run, fx, errors, 50_000_000);
        theme = new Theme("light", ColorScheme.LIGHT, s -> { });
        build();
        next();
    }

    protected final void show(Parent root) {
        scene = new Scene(root, 1080, 740);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    protected final void then(Runnable step) {
        steps.add(step);
    }

    protected final void shot(String name) {
        steps.add(() -> save(name + "-light"));
        steps.add(theme::toggle);
        steps.add(() -> save(name + "-dark"));
        steps.add(theme::toggle);
    }

    /** At the smallest window that must do, without what the frame takes. */
    protected final void small(String name) {
        steps.add(() -> {
            stage.setWidth(824);
            stage.setHeight(620);
        });
        steps.add(() -> save(name));
    }

    protected final Node node(String id) {
        return scene.getRoot().lookupAll("*").stream().filter(n -> Named.is(n, id)).findFirst().orElseThrow();
    }

    private void next() {
        PauseTransition pause = new PauseTransition(SETTLE);
        pause.setOnFinished(e -> {
            Runnable step = steps.poll();
            if (step == null) {
                Platform.exit();
                return;
            }
            try {
                step.run();
            } catch (RuntimeException failure) {
                failure.printStackTrace();
            }
            next();
        });
        pause.play();
    }

    private void save(String name) {
        try {
            Path folder = Files.createDirectories(TrainPictures.folder());
            ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png",
                    folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
