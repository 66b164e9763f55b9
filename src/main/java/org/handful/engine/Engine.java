package org.handful.engine;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.handful.backbone.BackboneCheck;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.WeightSource;
import org.handful.engine.environment.Courtesy;
import org.handful.engine.environment.Doing;
import org.handful.engine.environment.Failures;
import org.handful.engine.gpu.Gpu;
import org.handful.engine.net.Staging;
import org.handful.error.EngineException;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.TrainingEvent;
import org.handful.model.PixelBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tensor engine: one per process. {@link #start} returns at once; libtorch is loaded on the engine thread when the
 * first answer is needed, or beforehand by {@link #device}. Thread-safe: every method may be called from any thread and
 * waits for the engine thread, so never from the FX thread.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final DeviceChoice choice;
    private final Path cacheFolder;
    private final int threads;
    private final EngineThread thread;
    private final Staging staging = new Staging();
    private final LoadedNetworks networks = new LoadedNetworks(staging);
    private final Set<String> checked = new HashSet<>();
    private volatile NativeLibrary.Loaded library;
    private EngineException failure;

    private Engine(DeviceChoice choice, Path cacheFolder, int threads) {
        this.choice = choice;
        this.cacheFolder = cacheFolder;
        this.threads = threads;
        this.thread = new EngineThread(this::release);
    }

    /**
     * @param cacheFolder where libtorch is unpacked, about 430 MB, once
     * @param threads that one operation may use: all cores on the command line, see {@link #threadsBesideWindow} with
     *     a window
     */
    public static Engine start(DeviceChoice choice, Path cacheFolder, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        var engine = new Engine(choice, cacheFolder, threads);
        if (Courtesy.asked(threads)) {
            // The tensor library's own threads come from this one, and inherit it.
            engine.thread.post(Courtesy::begin);
        }
        return engine;
    }

    /** Every core but one, which the FX thread draws with; at least one. */
    public static int threadsBesideWindow() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /**
     * Loads the library if that is still to do, and tells what is computed on.
     *
     * @throws EngineException DEVICE when a GPU was demanded and there is none that works; NATIVE_LOAD
     */
    public DeviceReport device() throws HandfulException {
        return thread.call(Priority.PREDICT, Doing.STARTING, () -> library().report());
    }

    /** A session on this backbone. Its golden embedding is checked once per process. */
    public BackboneSession open(InstalledBackbone backbone) throws HandfulException {
        BackboneSession session = new BackboneSession(this, backbone);
        call(Priority.PREDICT, Doing.OPENING, () -> {
            // What is not here cannot be tried: its embeddings came from a file.
            if (!(backbone.weights() instanceof WeightSource.Elsewhere) && !checked.contains(backbone.card().sha256())) {
                BackboneCheck.golden(backbone, this::probe);
                checked.add(backbone.card().sha256());
            }
            return null;
        });
        return session;
    }

    /** The embedding of one image: what the catalogue checks installations with. */
    public float[] probe(InstalledBackbone backbone, PixelBatch image) throws HandfulException {
        return new BackboneSession(this, backbone).embedLive(image, new CancelToken()).values();
    }

    /** How busy the GPU is that is computed on; empty on the CPU. Does not wait for the engine thread. */
    public Optional<TrainingEvent.GpuUse> gpu() {
        NativeLibrary.Loaded loaded = library;
        return loaded == null ? Optional.empty() : loaded.gpu().map(Gpu::use);
    }

    /** Whether a GPU computes, as far as the library is loaded. */
    boolean onGpu() {
        NativeLibrary.Loaded loaded = library;
        return loaded != null && loaded.root().getDevice().isGpu();
    }

    <T> T call(Priority priority, Doing what, Callable<T> work) throws HandfulException {
        return thread.call(priority, what, () -> {
            library();
            try {
                return work.call();
            } catch (Exception | OutOfMemoryError e) {
                if (Failures.mayBeMemory(e)) {
                    freeUnused();
                }
                throw e;
            }
        });
    }

    /**
     * Gives back to the GPU what libtorch keeps for tensors to come: the other libraries of CUDA find no room beside it.
     * Engine thread only.
     */
    void freeUnused() {
        if (onGpu()) {
            JniUtils.emptyCudaCache();
        }
    }

    /** Frees native memory soon, whatever happens to the caller; a closed engine has freed it already. */
    void free(AutoCloseable resource) {
        thread.post(() -> {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn("native memory was not freed", e);
            }
        });
    }

    /** Engine thread only. */
    NDManager root() {
        return library.root();
    }

    /** Engine thread only. */
    Staging staging() {
        return staging;
    }

    /** Engine thread only. */
    LoadedNetworks networks() {
        return networks;
    }

    /** Entries that wait, for tests. */
    int waiting() {
        return thread.waiting();
    }

    private NativeLibrary.Loaded library() throws EngineException {
        if (failure != null) {
            throw failure;
        }
        if (library == null) {
            try {
                library = NativeLibrary.load(choice, cacheFolder, threads);
            } catch (EngineException e) {
                failure = e;
                throw e;
            }
        }
        return library;
    }

    private void release() {
        if (library != null) {
            networks.close();
            library.root().close();
        }
    }

    /** Lets the running entry end, cancels those that wait, and frees every tensor. */
    @Override
    public void close() {
        thread.close();
    }
}
