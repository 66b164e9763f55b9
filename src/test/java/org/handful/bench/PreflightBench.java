package org.handful.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handful.engine.DeviceChoice;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.home.Timings;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.preflight.Forecast;
import org.handful.run.preflight.Measurement;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;

/**
 * Does the forecast of a run come true? Arguments: home (its record of timings is used and grows), threads, shots,
 * folders of images. Every folder is a fresh project with an empty cache; each method is foreseen, run and compared.
 */
public final class PreflightBench {
    private PreflightBench() {}

    public static void main(String[] arguments) throws Exception {
        Home home = new Home(Path.of(arguments[0]));
        int shots = Integer.parseInt(arguments[2]);
        try (LocalWorkbench workbench =
                new LocalWorkbench(home, DeviceChoice.CPU, Integer.parseInt(arguments[1]))) {
            workbench.device();
            System.out.printf("%-12s %-13s %9s %18s %9s  %-8s %4s %8s %8s%n", "images", "method", "foreseen", "range",
                    "measured", "basis", "from", "MB", "MB");
            for (String folder : List.of(arguments).subList(3, arguments.length)) {
                for (String method : List.of("centroid", "logistic", "linear-probe", "film")) {
                    compare(workbench, home, Path.of(folder), method, shots);
                }
            }
        }
    }

    private static void compare(LocalWorkbench workbench, Home home, Path folder, String method, int shots)
            throws Exception {
        try (ProjectSession session = workbench.temporaryProject()) {
            session.importImages(List.of(folder), ImportOptions.DEFAULT).result().join();
            Map<String, String> settings = Map.of();
            RunSpec spec = new RunSpec("pocket", method, settings, new SplitSpec.Shots(shots), 0);
            Forecast f = session.preflight().forecast(spec);
            RunResult run = session.train(spec, TrainingListener.QUIET).result().join();
            RunResult.Seconds s = run.seconds();
            Measurement m = new Timings(home).all().getLast();
            System.out.printf(Locale.ROOT, "%-12s %-13s %7.2f s %7.2f to %6.2f s %7.2f s  %-8s %4d %8.0f %8.0f%n",
                    Files.exists(folder) ? folder.getFileName() : "?", method, f.seconds(), f.low(), f.high(),
                    s.embed() + s.fit() + s.evaluate(), f.basis(), f.from(), f.peakBytes() / 1e6, m.peakBytes() / 1e6);
        }
    }
}
