package org.handful.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the program shall be: the window when nothing or only files are named, else the command line.
 *
 * @param home from {@code --home}, wherever it stands: the log needs it before anything else is read
 * @param device from {@code --device}, for the window
 * @param files to open in the window
 */
record Arguments(boolean window, Optional<Path> home, Optional<String> device, List<Path> files) {
    private static final Set<String> COMMANDS = Set.of("run", "embed", "predict", "evaluate", "project", "backbones",
            "methods", "bench", "doctor", "completion");
    private static final Set<String> DEVICES = Set.of("auto", "cpu", "gpu");

    static Arguments of(String... args) {
        Optional<Path> home = Optional.empty();
        Optional<String> device = Optional.empty();
        List<Path> files = new ArrayList<>();
        boolean window = true;
        for (int i = 0; i < args.length; i++) {
            Optional<String> folder = value("--home", args, i);
            Optional<String> computer = value("--device", args, i);
            if (folder.isPresent()) {
                home = folder.map(Path::of);
                i += args[i].equals("--home") ? 1 : 0;
            } else if (computer.filter(DEVICES::contains).isPresent()) {
                device = computer;
                i += args[i].equals("--device") ? 1 : 0;
            } else if (files.isEmpty() && COMMANDS.contains(args[i]) || !nameable(args[i])) {
                window = false;
            } else {
                files.add(Path.of(args[i]));
            }
        }
        return new Arguments(window, home, device, List.copyOf(files));
    }

    /** {@code --name value} or {@code --name=value} at that place. */
    private static Optional<String> value(String name, String[] args, int at) {
        if (args[at].equals(name)) {
            return at + 1 < args.length ? Optional.of(args[at + 1]) : Optional.empty();
        }
        return args[at].startsWith(name + "=") ? Optional.of(args[at].substring(name.length() + 1)) : Optional.empty();
    }

    /** A misspelt command must reach the command line, which knows what was meant. */
    private static boolean nameable(String argument) {
        try {
            return !argument.startsWith("-")
                    && (argument.endsWith(".handful") || Files.exists(Path.of(argument)));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
