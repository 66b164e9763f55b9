package org.handful.engine.environment;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of another libtorch that a person named in PYTORCH_LIBRARY_PATH. DJL wants to be told for which device it
 * was built; the folder itself says that.
 */
public final class LibtorchFolder {
    private static final String FOLDER = "PYTORCH_LIBRARY_PATH";
    private static final String FLAVOUR = "PYTORCH_FLAVOR";
    /** The one flavour with CUDA of the libtorch that this DJL belongs to. */
    private static final String CUDA = "cu128";

    private LibtorchFolder() {}

    /** Before libtorch is loaded. What the person has set stays. */
    public static void ensure() {
        String folder = System.getenv(FOLDER);
        if (folder != null && System.getenv(FLAVOUR) == null && System.getProperty(FLAVOUR) == null) {
            System.setProperty(FLAVOUR, flavour(Path.of(folder)));
        }
    }

    /** What the libtorch in a folder was built for: {@code cpu} or {@code cu128}. */
    static String flavour(Path folder) {
        return Files.exists(folder.resolve(System.mapLibraryName("torch_cuda"))) ? CUDA : "cpu";
    }
}
