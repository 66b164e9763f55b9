package org.handful.engine.gpu;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import org.handful.model.TrainingEvent;

/**
 * NVIDIA's management library, which comes with every driver (NVML API reference, "Device Queries"). It needs no CUDA
 * and takes none of the GPU's memory. Functions return 0 for success.
 */
final class Nvml {
    private static final int NAME_BYTES = 96;

    private final Arena arena = Arena.ofShared();
    private final SymbolLookup library;
    private final MethodHandle memory;
    private final MethodHandle utilisation;
    private final MemorySegment device;

    /** @param visible index or UUID of the GPU, as CUDA_VISIBLE_DEVICES names it */
    private Nvml(String visible) throws Throwable {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        library = SymbolLookup.libraryLookup(windows ? "nvml.dll" : "libnvidia-ml.so.1", arena);
        check((int) function("nvmlInit_v2", FunctionDescriptor.of(ValueLayout.JAVA_INT)).invokeExact());
        memory = function("nvmlDeviceGetMemoryInfo",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        utilisation = function("nvmlDeviceGetUtilizationRates",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        MemorySegment handle = arena.allocate(ValueLayout.ADDRESS);
        if (visible.startsWith("GPU-")) {
            check((int) function("nvmlDeviceGetHandleByUUID",
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(arena.allocateFrom(visible), handle));
        } else {
            check((int) function("nvmlDeviceGetHandleByIndex_v2",
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                    .invokeExact(Integer.parseInt(visible), handle));
        }
        device = handle.get(ValueLayout.ADDRESS, 0);
    }

    /** Empty where there is no NVIDIA driver or no such GPU. */
    static Optional<Nvml> of(String visible) {
        try {
            return Optional.of(new Nvml(visible));
        } catch (Throwable e) {
            return Optional.empty();
        }
    }

    String name() throws Throwable {
        MemorySegment text = arena.allocate(NAME_BYTES);
        check((int) function("nvmlDeviceGetName",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT)).invokeExact(device, text, NAME_BYTES));
        return text.getString(0);
    }

    TrainingEvent.GpuUse use() throws Throwable {
        try (Arena call = Arena.ofConfined()) {
            // struct { unsigned long long total, free, used; } and struct { unsigned int gpu, memory; }, in percent
            MemorySegment bytes = call.allocate(ValueLayout.JAVA_LONG, 3);
            check((int) memory.invokeExact(device, bytes));
            MemorySegment percent = call.allocate(ValueLayout.JAVA_INT, 2);
            check((int) utilisation.invokeExact(device, percent));
            return new TrainingEvent.GpuUse(bytes.getAtIndex(ValueLayout.JAVA_LONG, 2), bytes.getAtIndex(ValueLayout.JAVA_LONG, 0),
                    percent.getAtIndex(ValueLayout.JAVA_INT, 0) / 100.0);
        }
    }

    private MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    private static void check(int code) {
        if (code != 0) {
            throw new IllegalStateException("NVML answers " + code);
        }
    }
}
