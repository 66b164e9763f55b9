package org.handful.engine.environment;

import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets libtorch write errors alone to the standard error stream: on machines whose caches its NNPACK cannot read, among
 * them many virtual ones, it warns at every convolution of a single small image, between the lines that Handful writes
 * there, though it computes all the same. The variable TORCH_CPP_LOG_LEVEL is read by Python alone.
 */
public final class LibtorchLog {
    private static final Logger LOG = LoggerFactory.getLogger(LibtorchLog.class);
    private static final String LEVEL = "FLAGS_caffe2_log_level";
    private static final int ERROR = 2;

    private LibtorchLog() {}

    /** After libtorch was loaded by the class loader of this class, which is the one that loads DJL. */
    public static void errorsAlone() {
        SymbolLookup.loaderLookup().find(LEVEL).ifPresentOrElse(
                level -> level.reinterpret(ValueLayout.JAVA_INT.byteSize()).set(ValueLayout.JAVA_INT, 0, ERROR),
                () -> LOG.info("libtorch has no {}: its warnings are shown", LEVEL));
    }

    /** The least that is written now, 0 for everything to 3; -1 when libtorch does not tell. */
    static int level() {
        return SymbolLookup.loaderLookup().find(LEVEL)
                .map(level -> level.reinterpret(ValueLayout.JAVA_INT.byteSize()).get(ValueLayout.JAVA_INT, 0)).orElse(-1);
    }
}
