package org.handful.engine.gpu;

import java.util.Optional;
import org.handful.model.TrainingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The GPU that CUDA counts first, whether or not libtorch can use it. Thread-safe. */
public final class Gpu {
    private static final Logger LOG = LoggerFactory.getLogger(Gpu.class);
    /** The driver itself renews its figures a few times a second. */
    private static final long FRESH_NANOS = 200_000_000;

    private final Nvml nvml;
    private final String name;
    private TrainingEvent.GpuUse use;
    private long askedNanos;

    private Gpu(Nvml nvml, String name, TrainingEvent.GpuUse use) {
        this.nvml = nvml;
        this.name = name;
        this.use = use;
        this.askedNanos = System.nanoTime();
    }

    /** Empty where the driver shows none. */
    public static Optional<Gpu> find() {
        String visible = first(System.getenv("CUDA_VISIBLE_DEVICES"));
        return visible.isEmpty() ? Optional.empty() : Nvml.of(visible).flatMap(Gpu::of);
    }

    private static Optional<Gpu> of(Nvml nvml) {
        try {
            return Optional.of(new Gpu(nvml, nvml.name(), nvml.use()));
        } catch (Throwable e) {
            LOG.info("the GPU does not tell its name and memory", e);
            return Optional.empty();
        }
    }

    /** The first of a list as CUDA reads it; empty when the list hides every GPU. @param list null for no list */
    static String first(String list) {
        if (list == null) {
            return "0";
        }
        String first = list.split(",", 2)[0].strip();
        return first.startsWith("-") ? "" : first;
    }

    public String name() {
        return name;
    }

    public long memoryBytes() {
        return use.totalBytes();
    }

    /** As of at most {@value #FRESH_NANOS} ns ago. */
    public synchronized TrainingEvent.GpuUse use() {
        if (System.nanoTime() - askedNanos > FRESH_NANOS) {
            askedNanos = System.nanoTime();
            try {
                use = nvml.use();
            } catch (Throwable e) {
                LOG.debug("the GPU does not tell how busy it is", e);
            }
        }
        return use;
    }
}
