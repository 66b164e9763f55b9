package org.handful.engine.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps oneDNN from code that computes wrong where nobody tells the sizes of the caches, as in some virtual machines:
 * docs/adr/0023. What it computes with SSE4.1 is right there, and takes about three times as long.
 */
public final class InstructionSets {
    private static final Logger LOG = LoggerFactory.getLogger(InstructionSets.class);
    private static final Path PROCESSORS = Path.of("/sys/devices/system/cpu");

    private InstructionSets() {}

    /** Before libtorch is loaded. What the person has set stays. */
    public static void ensure() {
        if (hidesCaches(PROCESSORS)) {
            LOG.info("the sizes of the caches are not told: convolutions are computed with SSE4.1 alone");
            ProcessEnvironment.suggest("ONEDNN_MAX_CPU_ISA", "SSE41");
        }
    }

    /** @param processors as Linux lists them; other systems have no such folder, and tell the sizes */
    static boolean hidesCaches(Path processors) {
        Path first = processors.resolve("cpu0");
        return Files.isDirectory(first) && !Files.exists(first.resolve("cache").resolve("index0").resolve("size"));
    }
}
