package org.handful.run;

import java.nio.file.Path;
import java.util.Locale;

/** Where settings, caches and installed backbones are kept; projects are wherever the user puts them. */
public record Home(Path root) {
    /**
     * The folder given on the command line, else {@code HANDFUL_HOME}, else the system's place for application data.
     *
     * @param option may be null
     */
    public static Home locate(Path option) {
        if (option != null) {
            return new Home(option.toAbsolutePath());
        }
        String set = System.getenv("HANDFUL_HOME");
        return new Home(set != null && !set.isBlank() ? Path.of(set).toAbsolutePath() : systemDefault());
    }

    public Path backbones() {
        return root.resolve("backbones");
    }

    /** Where the tensor library is unpacked to; the property keeps tests with many homes to one copy of 430 MB. */
    public Path engine() {
        String shared = System.getProperty("handful.engine");
        return shared == null ? root.resolve("engine") : Path.of(shared).toAbsolutePath();
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** What trainings leave that a kill may interrupt. */
    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    public Path settings() {
        return root.resolve("settings.json");
    }

    private static Path systemDefault() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path user = Path.of(System.getProperty("user.home"));
        if (os.contains("win") && System.getenv("LOCALAPPDATA") != null) {
            return Path.of(System.getenv("LOCALAPPDATA"), "Handful");
        }
        if (os.contains("mac")) {
            return user.resolve("Library/Application Support/Handful");
        }
        String data = System.getenv("XDG_DATA_HOME");
        return (data == null || data.isBlank() ? user.resolve(".local/share") : Path.of(data)).resolve("handful");
    }
}
