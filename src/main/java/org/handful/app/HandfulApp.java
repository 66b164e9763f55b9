package org.handful.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.handful.engine.environment.Courtesy;
import org.handful.error.HandfulException;
import org.handful.error.SettingNames;
import org.handful.run.Compute;
import org.handful.run.Home;
import org.handful.run.Workbench;
import org.handful.run.WorkbenchFactory;
import org.handful.run.home.Preferences;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.words.FailureWords;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.look.Zoom;
import org.handful.ui.settings.Settings;
import org.handful.ui.settings.SettingsViewModel;
import org.handful.ui.common.words.Language;

/** The window as a JavaFX application. Shows the start screen first and starts the engine behind it. */
public final class HandfulApp extends Application {
    private record Start(CompletableFuture<Opened> workbench, List<Path> files, Locale system) {}

    private record Opened(Workbench workbench, Map<String, String> settings, WindowPlace place) {}

    static final String[] TEXTS = {"common", "shell", "data", "start", "images", "intake", "camera", "train", "setup", "queue", "runs",
        "evaluate", "chart", "predict", "methods", "tour", "action", "settings"};
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;

    /** JavaFX makes the application itself, so what it needs can only be left here for it. */
    private static volatile Start pending;

    private static final CompletableFuture<MainWindow> SHOWN = new CompletableFuture<>();

    private Start start;

    /**
     * Opens the window and returns when it is closed. The workbench is opened while the toolkit starts.
     *
     * @param files a project, or folders and images to make one of; may be empty
     * @param system the language of the system: the window speaks it until a person chooses another one
     */
    public static void open(WorkbenchFactory factory, Home home, List<Path> files, Locale system) {
        var opening = new CompletableFuture<Opened>();
        var opener = Executors.newSingleThreadExecutor(Background.named("handful-open"));
        opener.execute(() -> {
            try {
                Workbench workbench = factory.open(home, new Compute(device(home)));
                opening.complete(new Opened(workbench, settings(workbench),
                        WindowPlace.parse(workbench.preference(WindowPlace.KEY).orElse(null))));
            } catch (HandfulException | RuntimeException | Error e) {
                opening.completeExceptionally(e);
            }
        });
        opener.shutdown();
        pending = new Start(opening, List.copyOf(files), system);
        Application.launch(HandfulApp.class);
    }

    /** The window, once it is on screen: for what drives it from outside. */
    public static CompletableFuture<MainWindow> shown() {
        return SHOWN;
    }

    @Override
    public void init() {
        start = pending;
        try {
            start.workbench().join();
        } catch (CompletionException e) {
            // told in the window: start() asks the same future again
        }
    }

    @Override
    public void start(Stage stage) {
        Texts texts = Texts.load(language().locale(), TEXTS);
        texts.language().subscribe(now -> Locale.setDefault(now.locale()));
        SettingNames.toldBy(new FailureWords(texts));
        stage.setTitle(texts.get("start.title"));
        for (int side : new int[] {16, 32, 48, 64, 128, 256}) {
            stage.getIcons().add(new Image(
                    HandfulApp.class.getResource("/icons/handful-" + side + ".png").toExternalForm()));
        }
        FxThread fx = FxThread.platform();
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, HandfulApp::copy);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> errors.accept(thrown));
        Opened opened;
        try {
            opened = start.workbench().join();
        } catch (CompletionException e) {
            FailedStart.show(stage, errors.words(e), texts, systemScheme());
            errors.accept(e);
            return;
        }
        var kit = new UiKit(fx, Background.threads(fx, errors), new Jobs(fx, errors), notices, errors, texts);
        show(stage, opened, kit);
    }

    /** What a person chose, or what the system speaks. */
    private Language language() {
        var workbench = start.workbench();
        return Language.of(workbench.isCompletedExceptionally() ? null
                : workbench.join().settings().get(Settings.LANGUAGE), start.system());
    }

    private void show(Stage stage, Opened opened, UiKit kit) {
        Workbench workbench = opened.workbench();
        var settings = new Settings(opened.settings(),
                (key, value) -> kit.background().edit(() -> workbench.putPreference(key, value)));
        kit.texts().language().addListener((o, before, chosen) -> settings.put(Settings.LANGUAGE, chosen.code()));
        Theme theme = theme(settings);
        var decoders = Executors.newFixedThreadPool(2, courteous(Background.named("handful-picture")));
        Path projects = Path.of(System.getProperty("user.home"), "Handful");
        var window = new MainWindow(workbench, projects, settings, kit, theme, decoders, new Desk(
                folder -> getHostServices().showDocument(folder.toUri().toString()), HandfulApp::copy,
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)),
                () -> stage.setFullScreen(!stage.isFullScreen())));
        // A screen of 1280 x 720 that is scaled by 150 % has room for 853 x 480: the window must not be larger than that.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        var scene = new Scene(window.root(), Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        theme.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        if (opened.place() != null) {
            opened.place().applyTo(stage);
        }
        Platform.setImplicitExit(false);
        stage.setOnCloseRequest(e -> {
            e.consume();
            String place = WindowPlace.of(stage).text();
            window.leave(() -> {
                stage.hide();
                Platform.exit();
            }, () -> workbench.putPreference(WindowPlace.KEY, place));
        });
        new Attention(stage, window.titleProperty(), kit.notices());
        stage.show();
        StartupClock.watch(stage);
        kit.fx().later(() -> {
            window.startEngine();
            window.openFiles(start.files());
            SHOWN.complete(window);
        });
    }

    /** A picture may come a moment later, a frame may not: docs/adr/0004. */
    private static ThreadFactory courteous(ThreadFactory threads) {
        return work -> threads.newThread(() -> {
            Courtesy.begin();
            work.run();
        });
    }

    private static Theme theme(Settings settings) {
        var zoom = new Zoom();
        zoom.restore(settings.get(Settings.SIZE).orElse(null));
        zoom.teaching().set(settings.get(Settings.TEACHING).isPresent());
        zoom.percent().addListener((o, before, now) -> settings.put(Settings.SIZE, now.toString()));
        zoom.teaching().addListener((o, before, now) -> settings.put(Settings.TEACHING, now ? "on" : ""));
        var theme = new Theme(settings.get(Settings.LOOK).orElse(null), systemScheme(), zoom,
                chosen -> settings.put(Settings.LOOK, chosen));
        theme.system().bind(Platform.getPreferences().colorSchemeProperty());
        return theme;
    }

    /** The engine starts on a device before the window can ask; what the command line says comes before it. */
    private static String device(Home home) {
        return new Preferences(home).get(Settings.DEVICE).filter(SettingsViewModel.DEVICES::contains)
                .orElse(SettingsViewModel.DEVICES.getFirst());
    }

    private static Map<String, String> settings(Workbench workbench) {
        Map<String, String> kept = new TreeMap<>();
        Settings.KEYS.forEach(key -> workbench.preference(key).ifPresent(value -> kept.put(key, value)));
        return kept;
    }

    private static ColorScheme systemScheme() {
        return Platform.getPreferences().getColorScheme();
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
