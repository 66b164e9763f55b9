package org.handful.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the process occupies: the heap alone would hide everything native. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Bytes; where the system does not tell the resident size, what the Java machine has committed. */
    static long bytes() {
        if (Files.isReadable(STATUS)) {
            try (var lines = Files.lines(STATUS)) {
                var resident = lines.filter(l -> l.startsWith("VmRSS:")).findFirst();
                if (resident.isPresent()) {
                    return Long.parseLong(resident.get().replaceAll("\\D", "")) * 1024;
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                return Runtime.getRuntime().totalMemory();
            }
        }
        return Runtime.getRuntime().totalMemory();
    }
}
