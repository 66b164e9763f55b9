package org.handful.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.handful.app.HandfulApp;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;
import org.handful.method.AdaptationMethod;
import org.handful.run.Home;
import org.handful.run.local.LocalWorkbench;

/**
 * How late the window's pulses come while a network trains in it: the real program, the real network, a real window.
 * Needs a display. Arguments: folder of images, steps.
 */
public final class PulseBench {
    private static final List<Long> PULSES = Collections.synchronizedList(new ArrayList<>());

    private PulseBench() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path scratch = Files.createTempDirectory("handful-pulse");
        System.setProperty("user.home", scratch.toString());
        Thread.ofPlatform().daemon().start(() -> HandfulApp.open(
                (home, device) -> new LocalWorkbench(home, DeviceChoice.CPU, Engine.threadsBesideWindow()),
                new Home(scratch.resolve("home")), List.of(Path.of(arguments[0])), java.util.Locale.ENGLISH));
        await(() -> !Window.getWindows().isEmpty());
        await(() -> find("shell.place.train") != null);
        fx(() -> ((ButtonBase) find("shell.place.train")).fire());
        await(() -> find("train.method") instanceof ComboBox<?> c && !c.getItems().isEmpty());
        fx(() -> choose("film"));
        await(() -> find("train.setting.steps") != null);
        fx(() -> ((TextField) find("train.setting.steps")).setText(arguments[1]));
        await(() -> !find("train.start").isDisable());
        await(() -> find("import.progress") == null);
        fx(() -> ((ButtonBase) find("train.start")).fire());
        await(() -> find("train.stop") != null && find("train.stop").isVisible());
        CountDownLatch started = new CountDownLatch(1);
        Platform.runLater(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    PULSES.add(System.nanoTime());
                }
            }.start();
            started.countDown();
        });
        started.await();
        Thread.ofPlatform().daemon().start(PulseBench::watchLatePulses);
        await(() -> find("train.evaluate") != null && find("train.evaluate").isVisible()
                && find("train.result").isVisible());
        report();
        System.exit(0);
    }

    /** What the FX thread does while a pulse is late. */
    private static void watchLatePulses() {
        Thread fx = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("JavaFX Application Thread")).findFirst().orElseThrow();
        while (true) {
            LockSupport.parkNanos(10_000_000);
            if (System.nanoTime() - PULSES.getLast() > 70_000_000) {
                StringBuilder text = new StringBuilder("  busy with");
                StackTraceElement[] frames = fx.getStackTrace();
                for (int i = 0; i < Math.min(frames.length, Integer.getInteger("frames", 6)); i++) {
                    text.append(' ').append(frames[i].getClassName().replaceAll(".*\\.", ""))
                            .append('.').append(frames[i].getMethodName());
                }
                System.out.println(text);
            }
        }
    }

    private static void report() {
        List<Long> at = List.copyOf(PULSES);
        double[] gaps = new double[at.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (at.get(i + 1) - at.get(i)) / 1e6;
        }
        for (int i = 0; i < gaps.length; i++) {
            if (gaps[i] > 100) {
                System.out.printf("late by %.0f ms at %.2f s%n", gaps[i], (at.get(i) - at.getFirst()) / 1e9);
            }
        }
        java.util.Arrays.sort(gaps);
        System.out.printf("%d pulses in %.1f s: median %.1f ms, 99 %% %.1f ms, longest %.1f ms, over 100 ms: %d%n",
                at.size(), (at.getLast() - at.getFirst()) / 1e9, gaps[gaps.length / 2],
                gaps[(int) (gaps.length * 0.99)], gaps[gaps.length - 1],
                java.util.Arrays.stream(gaps).filter(g -> g > 100).count());
    }

    @SuppressWarnings("unchecked")
    private static void choose(String method) {
        ComboBox<AdaptationMethod<?>> methods = (ComboBox<AdaptationMethod<?>>) find("train.method");
        methods.getItems().stream().filter(m -> m.id().equals(method)).findFirst()
                .ifPresent(methods.getSelectionModel()::select);
    }

    private static Node find(String id) {
        for (Window window : Window.getWindows()) {
            Node found = find(window.getScene().getRoot(), n -> id.equals(n.getId()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Node find(Node node, Predicate<Node> wanted) {
        if (wanted.test(node)) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static void fx(Runnable task) throws Exception {
        FutureTask<Void> future = new FutureTask<>(task, null);
        Platform.runLater(future);
        future.get();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (true) {
            try {
                FutureTask<Boolean> look = new FutureTask<>(condition);
                Platform.runLater(look);
                if (look.get()) {
                    return;
                }
            } catch (IllegalStateException e) {
                // The toolkit has not started yet.
            }
            // Seldom, because looking for a node keeps the FX thread busy too.
            LockSupport.parkNanos(500_000_000);
        }
    }
}
