package org.handful.engine.environment;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells libtorch's worker threads to sleep when they are idle: docs/adr/0004. They read it from the environment when
 * the library is loaded, and a launcher that is no script cannot set that; so it is set here, in the process itself.
 */
public final class WaitPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(WaitPolicy.class);
    private static final String NAME = "OMP_WAIT_POLICY";
    private static final String VALUE = "PASSIVE";

    private WaitPolicy() {}

    /** Before libtorch is loaded. What the person has set stays. */
    public static void ensure() {
        if (System.getenv(NAME) != null) {
            return;
        }
        try {
            boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
            if (windows ? setOnWindows() : setOnUnix()) {
                // Java keeps the environment that it was started with; whoever asks must find it somewhere.
                System.setProperty(NAME, VALUE);
            }
        } catch (Throwable e) {
            LOG.warn("{} could not be set", NAME, e);
        }
    }

    private static boolean setOnUnix() throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle set = linker.downcallHandle(linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            return (int) set.invokeExact(arena.allocateFrom(NAME), arena.allocateFrom(VALUE), 0) == 0;
        }
    }

    private static boolean setOnWindows() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle set = Linker.nativeLinker().downcallHandle(
                    SymbolLookup.libraryLookup("kernel32", arena).findOrThrow("SetEnvironmentVariableW"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            return (int) set.invokeExact(arena.allocateFrom(NAME, StandardCharsets.UTF_16LE),
                    arena.allocateFrom(VALUE, StandardCharsets.UTF_16LE)) != 0;
        }
    }
}
