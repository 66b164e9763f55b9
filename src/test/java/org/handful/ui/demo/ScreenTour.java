package org.handful.ui.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.handful.app.HandfulApp;
import org.handful.engine.DeviceChoice;
import org.handful.error.CameraException;
import org.handful.method.AdaptationMethod;
import org.handful.run.Home;
import org.handful.run.home.Preferences;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.RunInfo;
import org.handful.ui.fake.FakeCameras;

/**
 * Walks through the real program on the real samples and keeps a picture of every screen:
 * {@code ScreenTour FOLDER LOOK LANGUAGE [small]}. A picture is one step; a step that fails is told at the end, and
 * the others go on. Needs {@code -Duser.home} at an empty folder.
 */
public final class ScreenTour {
    private static final Path UNSEEN = Path.of("sample-projects", "birds", "waterbird", "waterbird-012.jpg");

    private static final String BIRD = "tile.landbird/landbird-001.jpg";

    private final Hand hand = new Hand();
    private final Map<String, Runnable> steps = new LinkedHashMap<>();
    private final List<String> failed = new ArrayList<>();
    private final Camera camera;
    private final FakeCameras cameras;

    private ScreenTour(Camera camera, FakeCameras cameras) {
        this.cameras = cameras;
        this.camera = camera;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        String look = args[1];
        String language = args[2];
        System.setProperty("java.awt.headless", "true");
        Home home = new Home(Path.of(System.getProperty("user.home"), ".handful"));
        Files.createDirectories(home.root());
        var preferences = new Preferences(home);
        preferences.put("window.theme", look);
        preferences.put("window.language", language);
        String name = language.equals("en") ? look : look + "-" + language;
        var cameras = new FakeCameras();
        var tour = new ScreenTour(new Camera(new Hand(), folder, name, args.length > 3
                ? List.of(Camera.Size.SMALL) : List.of(Camera.Size.SMALL, Camera.Size.LARGE)), cameras);
        Thread.ofPlatform().daemon().name("tour").start(tour::walk);
        HandfulApp.open((place, device) -> new LocalWorkbench(place, DeviceChoice.CPU, 1, cameras), home, List.of(),
                Locale.ENGLISH);
    }

    private void walk() {
        plan();
        hand.stage();
        Hand.sleep(2000);
        steps.forEach((name, step) -> {
            try {
                step.run();
                if (!name.startsWith("-")) {
                    camera.shoot(name);
                    System.out.println(name);
                }
            } catch (RuntimeException e) {
                System.out.println(name + " FAILED: " + e);
                failed.add(name);
            }
        });
        System.out.println(failed.isEmpty() ? "all" : "failed: " + failed);
        System.out.flush();
        Runtime.getRuntime().halt(failed.isEmpty() ? 0 : 1);
    }

    private void plan() {
        steps.put("start", () -> { });
        steps.put("-open birds", this::openBirds);
        images();
        train();
        evaluate();
        steps.put("predict", this::predict);
        steps.put("predict-why", () -> {
            hand.click("predict.why");
            hand.until("the evidence", () -> hand.seenNow("predict.whyPicture"));
        });
        over();
        steps.put("tour", this::tour);
    }

    private void images() {
        steps.put("images", () -> {
            hand.click("shell.place.images");
            hand.click(BIRD);
        });
        steps.put("images-grouped", () -> hand.menu("images.group", "images.group.attribute.background"));
        steps.put("images-filtered", () -> {
            hand.menu("images.filter", "images.filter.class.waterbird");
            hand.menu("images.filter", "images.filter.value.background.water");
        });
        steps.put("images-viewer", () -> {
            hand.click("images.filter.clear");
            hand.menu("images.group", "images.group.class");
            hand.click(BIRD);
            hand.press(KeyCode.ENTER);
            hand.node("viewer");
        });
        steps.put("-close viewer", () -> hand.click("viewer.close"));
        steps.put("camera-none", () -> {
            cameras.refuse(new CameraException(CameraException.Problem.NONE, System.getProperty("os.name")));
            hand.click("images.camera");
            hand.node("camera.again");
        });
        steps.put("camera", () -> {
            cameras.refuse(null);
            hand.click("camera.again");
            hand.until("a picture", () -> !hand.nowDisabled("camera.hold"));
            for (int i = 0; i < 4; i++) {
                hand.click("camera.one");
                Hand.sleep(300);
            }
            hand.node("camera.picture.4");
        });
        steps.put("-close camera", () -> {
            hand.press(KeyCode.ESCAPE);
            for (int i = 0; i < 4; i++) {
                hand.press(KeyCode.Z, KeyCode.SHORTCUT);
            }
        });
    }

    private void train() {
        steps.put("train-setup", () -> {
            hand.click("shell.place.train");
            hand.choose("train.method", AdaptationMethod.class, m -> m.id().equals("linear-probe"));
        });
        steps.put("train-live", () -> train("linear-probe", 1));
        steps.put("-more runs", () -> {
            train("centroid", 2);
            train("logistic", 3);
            hand.click("train.view.runs");
            hand.click("runs.star.1");
        });
        steps.put("train-runs", () -> hand.click(hand.node("train.run.1"), false));
        steps.put("train-compare", () -> {
            for (int run = 1; run <= 3; run++) {
                hand.click("runs.tick." + run);
            }
            hand.click("runs.compare");
            hand.node("compare.page");
        });
        steps.put("train-race", () -> {
            hand.click("train.view.race");
            hand.click("race.start");
            hand.until("the race", () -> hand.seenNow("race.table") && !hand.seenNow("race.progress"));
        });
        steps.put("-back to one run", () -> {
            hand.click("train.view.runs");
            for (int run = 1; run <= 3; run++) {
                hand.click("runs.tick." + run);
            }
            hand.click("train.view.training");
        });
    }

    private void train(String method, int run) {
        hand.choose("train.method", AdaptationMethod.class, m -> m.id().equals(method));
        hand.until("train.start", () -> !hand.nowDisabled("train.start"));
        hand.click("train.start");
        hand.node("sidebar.run." + run);
        hand.until("the result", () -> hand.seenNow("train.result"));
        Hand.sleep(1500);
    }

    private void evaluate() {
        steps.put("evaluate-overview", () -> {
            hand.click("shell.place.evaluate");
            hand.choose("evaluate.run", RunInfo.class, run -> run.id() == 1);
            hand.tab("evaluate.tabs", 0);
        });
        steps.put("evaluate-classes", () -> {
            hand.tab("evaluate.tabs", 1);
            hand.click("evaluate.cell.0.1");
        });
        steps.put("evaluate-groups", () -> {
            hand.click("evaluate.picked.close");
            hand.tab("evaluate.tabs", 2);
        });
        steps.put("evaluate-shortcuts", () -> {
            hand.tab("evaluate.tabs", 3);
            hand.click("evaluate.shortcutsLook");
            hand.until("the shortcuts", () -> !hand.nowDisabled("evaluate.shortcutsLook")
                    && hand.seenNow("evaluate.shortcutsFound"));
        });
        steps.put("evaluate-whatif", () -> {
            hand.click("evaluate.whatIfTry");
            hand.until("the answers", () -> hand.seenNow("evaluate.whatIf.swapped"));
            Node answers = hand.node("evaluate.whatIf");
            hand.fx(() -> {
                Node up = answers;
                while (!(up instanceof ScrollPane)) {
                    up = up.getParent();
                }
                ((ScrollPane) up).setVvalue(1);
                return null;
            });
        });
        steps.put("evaluate-labels", () -> {
            hand.tab("evaluate.tabs", 4);
            hand.click("evaluate.labelsCheck");
            hand.until("the labels", () -> !hand.nowDisabled("evaluate.labelsCheck"));
        });
        steps.put("evaluate-confidence", () -> hand.tab("evaluate.tabs", 5));
        steps.put("evaluate-map", () -> {
            hand.tab("evaluate.tabs", 6);
            hand.until("the map", () -> hand.seenNow("evaluate.map"));
            hand.click("evaluate.map");
        });
        steps.put("evaluate-why", () -> {
            hand.tab("evaluate.tabs", 7);
            hand.until("the images that count", () -> hand.seenNow("evaluate.why.helpful.0"));
        });
    }

    private void predict() {
        hand.click("shell.place.predict");
        hand.fx(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.FILES,
                List.of(UNSEEN.toAbsolutePath().toFile()))));
        hand.click("predict.paste");
        hand.node("predict.bars", n -> "predict.bars".equals(n.getId()) && n instanceof Pane bars
                && !bars.getChildren().isEmpty());
    }

    private void over() {
        steps.put("settings", () -> hand.press(KeyCode.COMMA, KeyCode.SHORTCUT));
        steps.put("keys", () -> hand.press(KeyCode.F1));
        steps.put("palette", () -> {
            hand.press(KeyCode.ESCAPE);
            hand.press(KeyCode.K, KeyCode.SHORTCUT);
            hand.write("palette.query", "im");
        });
        steps.put("history", () -> {
            hand.press(KeyCode.ESCAPE);
            hand.click("shell.place.images");
            hand.press(KeyCode.H, KeyCode.SHORTCUT);
        });
        steps.put("teaching", () -> {
            hand.press(KeyCode.H, KeyCode.SHORTCUT);
            hand.click("shell.place.evaluate");
            hand.tab("evaluate.tabs", 0);
            hand.press(KeyCode.F9);
        });
        steps.put("-no teaching", () -> hand.press(KeyCode.F9));
    }

    private void tour() {
        hand.press(KeyCode.F1);
        hand.click("help.tour");
        hand.node("tour.card");
        hand.node("images.gallery");
        Hand.sleep(4000);
    }

    private void openBirds() {
        hand.click("start.sample.birds");
        hand.node("images.gallery");
        Hand.sleep(2000);
        hand.until("all images", () -> !hand.seenNow("progress.cancel"));
        Hand.sleep(2000);
    }
}
