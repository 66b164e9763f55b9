package org.handful.engine.environment;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets threads that compute give way to those that draw: docs/adr/0004. Linux has a priority for each thread, which Java
 * does not set there.
 */
public final class Courtesy {
    private static final Logger LOG = LoggerFactory.getLogger(Courtesy.class);
    /** From 0 for everybody to 19 for whoever takes what is left. */
    private static final int NICE = 10;
    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;

    private Courtesy() {}

    /** Whether somebody else shall have the machine first: where not every core is to be used, a window is open. */
    public static boolean asked(int threads) {
        return threads < Runtime.getRuntime().availableProcessors();
    }

    /** The calling thread gives way from now on, and so does every thread that it starts. */
    public static void begin() {
        if (!System.getProperty("os.name").equals("Linux")) {
            Thread.currentThread().setPriority(Thread.NORM_PRIORITY - 1);
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle set = linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT));
            int done = (int) set.invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
            if (done != 0) {
                LOG.info("{} computes as urgently as the window draws", Thread.currentThread().getName());
            }
        } catch (Throwable e) {
            LOG.warn("{} computes as urgently as the window draws", Thread.currentThread().getName(), e);
        }
    }
}
