package org.handful.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handful.app.HandfulApp;
import org.handful.app.MainWindow;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import org.handful.method.ProcessMemory;
import org.handful.run.Home;
import org.handful.run.WorkbenchFactory;
import org.handful.run.bench.window.ManyImages;
import org.handful.run.bench.window.WindowBench;
import org.handful.run.bench.window.WindowPlan;
import org.handful.run.bench.window.WindowReport;
import org.handful.run.doctor.Display;
import org.handful.run.home.Preferences;
import org.handful.ui.common.Background;
import org.handful.ui.settings.Settings;

/** Opens the real window in a home of its own and measures it; the home is deleted afterwards. */
public final class RealWindowBench implements WindowBench {
    private static final long SEED = 20;

    private final WorkbenchFactory workbenches;
    private final Hands hands = new Hands();

    public RealWindowBench(WorkbenchFactory workbenches) {
        this.workbenches = workbenches;
    }

    @Override
    public WindowReport measure(WindowPlan plan, Consumer<String> says) throws HandfulException {
        Path folder = null;
        ExecutorService toolkit = Executors.newSingleThreadExecutor(Background.named("handful-bench-window"));
        try {
            folder = Files.createTempDirectory("handful-window");
            return measure(plan, says, folder, toolkit);
        } catch (IOException e) {
            throw StorageException.writing(e, String.valueOf(folder));
        } finally {
            toolkit.shutdown();
            delete(folder);
        }
    }

    private WindowReport measure(WindowPlan plan, Consumer<String> says, Path folder, ExecutorService toolkit)
            throws HandfulException, IOException {
        String display = Display.present() ? "display" : "memory";
        if (!Display.present()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        says.accept("start");
        Home home = new Home(folder.resolve("home"));
        // What is imported here becomes projects, which are no business of the person's own folder.
        new Preferences(home).put(Settings.PROJECTS, folder.resolve("projects").toString());
        toolkit.execute(() -> HandfulApp.open(workbenches, home, List.of(), Locale.ENGLISH));
        MainWindow window = HandfulApp.shown().join();
        double usable = usable();

        var images = new ManyImages(SEED);
        Path nothing = folder.resolve("nothing.handful");
        images.fill(nothing, 0);
        var gallery = new GalleryScenes(hands, window);
        gallery.openEmpty(nothing);
        long start = settled();
        gallery.goHome();

        says.accept("many");
        Path project = folder.resolve("many.handful");
        images.fill(project, plan.many());
        // What making them left behind is no matter of the gallery.
        heap();
        var watch = new PeakMemory();
        double opened = gallery.open(project, plan.many());
        List<WindowReport.Frames> frames = gallery.scroll(plan.seconds());
        frames.addAll(gallery.edits());
        var memory = new WindowReport.Memory(start, watch.end(), heap());
        gallery.goHome();

        says.accept("import");
        Path coming = folder.resolve("coming");
        images.write(coming, plan.imported(), 20);
        frames.add(gallery.importing(coming, plan.imported()));
        gallery.goHome();

        says.accept("train");
        Path few = folder.resolve("few");
        images.write(few, 60, 4);
        frames.add(new TrainingScene(hands, window).train(few, 60));

        Map<String, Integer> generated = new LinkedHashMap<>();
        generated.put("scroll", plan.many());
        generated.put("import", plan.imported());
        generated.put("train", 60);
        leave(window);
        return new WindowReport(display, Runtime.getRuntime().availableProcessors(), Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"), usable, opened, frames, memory,
                generated, ManyImages.DISTINCT);
    }

    /** The first screen was drawn and what handles input is free again: three frames on. */
    private double usable() {
        var pulses = new CountDownLatch(3);
        hands.run(() -> new Pulses(pulses::countDown).start());
        hands.until(() -> pulses.getCount() == 0);
        Instant begun = ProcessHandle.current().info().startInstant().orElse(Instant.now());
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }

    /** Bytes of the process once it has come to rest. */
    private long settled() {
        heap();
        hands.pause(1);
        return ProcessMemory.bytes();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void leave(MainWindow window) {
        var left = new CountDownLatch(1);
        hands.run(() -> window.leave(left::countDown, () -> {}));
        hands.until(() -> left.getCount() == 0);
    }

    private static void delete(Path folder) throws StorageException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw StorageException.writing(e, folder.toString());
        }
    }
}
