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

/** The environment that native libraries read when they are loaded. Java itself can read it, but not change it. */
final class ProcessEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessEnvironment.class);

    private ProcessEnvironment() {}

    /** Sets a variable for this process, unless the person has set it already. */
    static void suggest(String name, String value) {
        if (System.getenv(name) != null) {
            return;
        }
        try {
            boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
            if (windows ? setOnWindows(name, value) : setOnUnix(name, value)) {
                // Java keeps the environment that it was started with; whoever asks must find it somewhere.
                System.setProperty(name, value);
            }
        } catch (Throwable e) {
            LOG.warn("{} could not be set", name, e);
        }
    }

    private static boolean setOnUnix(String name, String value) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle set = linker.downcallHandle(linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            return (int) set.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0) == 0;
        }
    }

    private static boolean setOnWindows(String name, String value) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle set = Linker.nativeLinker().downcallHandle(
                    SymbolLookup.libraryLookup("kernel32", arena).findOrThrow("SetEnvironmentVariableW"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            return (int) set.invokeExact(arena.allocateFrom(name, StandardCharsets.UTF_16LE),
                    arena.allocateFrom(value, StandardCharsets.UTF_16LE)) != 0;
        }
    }
}
