package org.handful.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.handful.cli.Cli;
import org.handful.cli.console.Console;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Interrupts;
import org.handful.engine.DeviceChoice;
import org.handful.run.Home;
import org.handful.run.WorkbenchFactory;
import org.handful.run.local.LocalWorkbench;

/**
 * Goes once through what a user does, in the build: the Java machine watches, and keeps what it loaded and linked in
 * the cache that makes the installed program start fast. Also notes by which JDK the program was built.
 */
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Rehearsal() {}

    /** @param args the folder of the laid-out program, and a folder for a home of its own */
    public static void main(String[] args) throws IOException {
        Path program = Path.of(args[0]);
        Path home = Path.of(args[1]);
        System.setProperty("java.awt.headless", "true");
        System.setProperty("handful.dist", program.toAbsolutePath().toString());
        Files.writeString(program.resolve("lib/jdk"), System.getProperty("java.home") + "\n");
        Logs.into(new Home(home).logs());
        WorkbenchFactory workbenches = (place, device) -> new LocalWorkbench(place, DeviceChoice.CPU, 1);
        play(workbenches, "--help");
        play(workbenches, "methods");
        play(workbenches, "backbones", "list", "--home", home.toString());
        Path sample = program.resolve("sample-projects/leaves");
        if (Files.isDirectory(sample)) {
            play(workbenches, "run", sample.toString(), "--shots", "2", "--json", "-", "--home", home.toString());
        }
        window(workbenches, home);
        System.exit(0);
    }

    /** Drawn into memory. A machine without the libraries that draw still builds; there the window starts slower. */
    private static void window(WorkbenchFactory workbenches, Path home) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("handful.startup", "exit");
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS).execute(() -> {
            System.err.println("the window did not open within " + PATIENCE.toSeconds() + " s");
            System.exit(0);
        });
        try {
            HandfulApp.open(workbenches, new Home(home), List.of(), Locale.ENGLISH);
        } catch (RuntimeException | LinkageError e) {
            System.err.println("rehearsed without the window: " + e);
        }
    }

    private static void play(WorkbenchFactory workbenches, String... args) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(told, true), false);
        if (new Cli(workbenches, console, new Interrupts()).execute(args) != ExitCode.DONE) {
            throw new IllegalStateException(String.join(" ", args) + ": " + told);
        }
    }
}
