package org.handful.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handful.app.bench.RealWindowBench;
import org.handful.cli.Cli;
import org.handful.cli.console.Console;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Interrupts;
import org.handful.cli.console.Texts;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;
import org.handful.run.Compute;
import org.handful.run.Home;
import org.handful.run.WorkbenchFactory;
import org.handful.run.doctor.Display;
import org.handful.run.local.LocalWorkbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the program begins: decides between window and command line. For the main thread. */
public final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
    private static final String SAMPLE = "birds";

    private Launcher() {}

    public static void main(String[] args) {
        Locale system = Locale.getDefault();
        // What is read by scripts is the same on every machine; the window chooses for itself.
        Locale.setDefault(Locale.ENGLISH);
        // AWT only decodes images here; with a display it would open a connection of its own.
        System.setProperty("java.awt.headless", "true");
        Arguments arguments = Arguments.of(args);
        Home home = Home.locate(arguments.home().orElse(null));
        Logs.into(home.logs());
        System.exit(arguments.window() ? window(arguments, home, system) : console(args));
    }

    private static int window(Arguments arguments, Home home, Locale system) {
        if (Display.present()) {
            WorkbenchFactory factory = workbenches(Engine.threadsBesideWindow());
            try {
                HandfulApp.open((place, wish) -> factory.open(place, arguments.device().map(Compute::new).orElse(wish)), home,
                        arguments.files(), system);
                return ExitCode.DONE;
            } catch (UnsupportedOperationException e) {
                LOG.info("the toolkit found no display", e);
            }
        }
        PrintStream err = Console.ofProcess().err();
        if (!arguments.files().isEmpty()) {
            err.println(Texts.of("launch.nodisplay.files", arguments.files().getFirst()));
            return ExitCode.FAILED;
        }
        Path sample = sample();
        if (!Files.isDirectory(sample)) {
            err.println(Texts.of("launch.nodisplay.nosample", sample));
            return ExitCode.FAILED;
        }
        err.println(Texts.of("launch.nodisplay", SAMPLE));
        return console(sampleRun(sample, home));
    }

    private static int console(String... args) {
        Interrupts interrupts = Interrupts.ofProcess();
        try {
            var window = new RealWindowBench(workbenches(Engine.threadsBesideWindow()));
            return new Cli(workbenches(Runtime.getRuntime().availableProcessors()), Console.ofProcess(), interrupts,
                    Optional.of(window)).execute(args);
        } finally {
            interrupts.finished();
        }
    }

    private static WorkbenchFactory workbenches(int threads) {
        return (home, compute) -> new LocalWorkbench(home,
                DeviceChoice.valueOf(compute.device().toUpperCase(Locale.ROOT)), compute.threads().orElse(threads));
    }

    private static Path sample() {
        return Path.of(System.getProperty("handful.dist", "")).toAbsolutePath().resolve("sample-projects", SAMPLE);
    }

    private static String[] sampleRun(Path sample, Home home) {
        List<String> args = new ArrayList<>(List.of("run", sample.toString(), "--home", home.root().toString()));
        for (String table : List.of("labels", "attributes")) {
            Path file = sample.resolve(table + ".csv");
            if (Files.isRegularFile(file)) {
                args.addAll(List.of("--" + table, file.toString()));
            }
        }
        return args.toArray(String[]::new);
    }
}
