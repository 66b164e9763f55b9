package org.handful.run.preflight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handful.method.ProcessMemory;

/**
 * What memory there is now.
 *
 * @param resident bytes that the process holds
 * @param available bytes that the system could still give it
 * @param heap bytes of prepared images and embeddings that the Java heap can hold
 */
public record Machine(long resident, long available, long heap) {
    private static final Path MEMORY = Path.of("/proc/meminfo");

    public static Machine now() {
        // The loader of images keeps to the same share.
        return new Machine(ProcessMemory.bytes(), look(), Runtime.getRuntime().maxMemory() / 3 * 2);
    }

    private static long look() {
        try (var lines = Files.lines(MEMORY)) {
            return lines.filter(l -> l.startsWith("MemAvailable:")).findFirst()
                    .map(l -> 1024 * Long.parseLong(l.replaceAll("\\D", ""))).orElseGet(Machine::free);
        } catch (IOException | UncheckedIOException e) {
            return free();
        }
    }

    /** Where the system tells no better: what is free, which leaves out what it could make free. */
    private static long free() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getFreeMemorySize() : Long.MAX_VALUE / 4;
    }
}
