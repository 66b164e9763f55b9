package org.handful.ui.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.app.HandfulApp;
import org.handful.engine.DeviceChoice;
import org.handful.run.Home;
import org.handful.run.home.Preferences;
import org.handful.run.local.LocalWorkbench;

/**
 * Walks through the real program on the real samples and keeps a picture of every screen:
 * {@code ScreenTour FOLDER LOOK LANGUAGE}. A picture is one step; a step that fails is told at the end, and
 * the others go on. Needs {@code -Duser.home} at an empty folder.
 */
public final class ScreenTour {
    private final Hand hand = new Hand();
    private final Map<String, Runnable> steps = new LinkedHashMap<>();
    private final List<String> failed = new ArrayList<>();
    private final Camera camera;

    private ScreenTour(Camera camera) {
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
        var tour = new ScreenTour(new Camera(new Hand(), folder, name, List.of(Camera.Size.SMALL, Camera.Size.LARGE)));
        Thread.ofPlatform().daemon().name("tour").start(tour::walk);
        HandfulApp.open((place, device) -> new LocalWorkbench(place, DeviceChoice.CPU, 1), home, List.of(), java.util.Locale.ENGLISH);
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
        steps.put("images", () -> hand.click("shell.place.images"));
        steps.put("train-setup", () -> hand.click("shell.place.train"));
    }

    private void openBirds() {
        hand.click("start.sample.birds");
        hand.node("images.gallery");
        hand.until("all images", () -> !hand.seen("progress"));
        Hand.sleep(4000);
    }
}
