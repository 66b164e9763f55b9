package org.handful.engine.environment;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The switch by which libtorch computes convolutions with oneDNN or with its own, slower code: Python's
 * {@code torch.backends.mkldnn.flags}, for which DJL has no call. All on the engine thread.
 */
public final class OneDnn {
    private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);
    /** {@code at::Context& at::globalContext()}. */
    private static final String CONTEXT = "_ZN2at13globalContextEv";
    /** {@code void at::Context::setUserEnabledMkldnn(bool)}. */
    private static final String SWITCH = "_ZN2at7Context20setUserEnabledMkldnnEb";

    private OneDnn() {}

    /** After libtorch is loaded and before it computes: where it has no such switch, what is wrong is kept from all. */
    public static void ensure() {
        if (CacheSizes.hidden() && toggle().isEmpty()) {
            LOG.info("libtorch has no {}: convolutions are computed with SSE4.1 alone", SWITCH);
            ProcessEnvironment.suggest("ONEDNN_MAX_CPU_ISA", "SSE41");
        }
    }

    /** What is computed by libtorch's own code. */
    public static <T> T without(Supplier<T> computation) {
        Optional<Toggle> toggle = toggle();
        toggle.ifPresent(t -> t.set(false));
        try {
            return computation.get();
        } finally {
            toggle.ifPresent(t -> t.set(true));
        }
    }

    private static Optional<Toggle> toggle() {
        SymbolLookup libtorch = SymbolLookup.loaderLookup();
        Optional<MemorySegment> context = libtorch.find(CONTEXT);
        Optional<MemorySegment> change = libtorch.find(SWITCH);
        if (context.isEmpty() || change.isEmpty()) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        return Optional.of(new Toggle(
                linker.downcallHandle(context.get(), FunctionDescriptor.of(ValueLayout.ADDRESS)),
                linker.downcallHandle(change.get(),
                        FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.JAVA_BOOLEAN))));
    }

    private record Toggle(MethodHandle context, MethodHandle change) {
        void set(boolean enabled) {
            try {
                change.invokeExact((MemorySegment) context.invokeExact(), enabled);
            } catch (Throwable e) {
                throw new IllegalStateException("libtorch's " + SWITCH + " failed", e);
            }
        }
    }
}
