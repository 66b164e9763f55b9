package org.handful.method;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory the process holds, for the live figures of a training run. Looked up at most every
 * {@value #FRESH_MILLIS} ms. Thread-safe.
 */
public final class ProcessMemory {
    private static final long FRESH_MILLIS = 100;
    private static final Path STATUS = Path.of("/proc/self/status");

    private static volatile long bytes;
    private static volatile long lookedUpNanos = System.nanoTime() - FRESH_MILLIS * 2_000_000;

    private ProcessMemory() {}

    /** Resident bytes where the system tells (Linux), otherwise what the Java heap and its surroundings use. */
    public static long bytes() {
        long now = System.nanoTime();
        if (now - lookedUpNanos > FRESH_MILLIS * 1_000_000) {
            lookedUpNanos = now;
            bytes = lookUp();
        }
        return bytes;
    }

    private static long lookUp() {
        try (var lines = Files.lines(STATUS)) {
            // In kB, whatever the size of a page is.
            return lines.filter(l -> l.startsWith("VmRSS:")).findFirst()
                    .map(l -> 1024 * Long.parseLong(l.replaceAll("\\D", "")))
                    .orElseGet(ProcessMemory::java);
        } catch (IOException | UncheckedIOException e) {
            return java();
        }
    }

    private static long java() {
        var memory = ManagementFactory.getMemoryMXBean();
        return memory.getHeapMemoryUsage().getUsed() + memory.getNonHeapMemoryUsage().getUsed();
    }
}
