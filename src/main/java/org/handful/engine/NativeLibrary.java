package org.handful.engine;

import ai.djl.Device;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.handful.engine.environment.Failures;
import org.handful.engine.environment.GpuPolicy;
import org.handful.engine.environment.LibtorchFolder;
import org.handful.engine.environment.LibtorchLog;
import org.handful.engine.environment.OneDnn;
import org.handful.engine.environment.WaitPolicy;
import org.handful.engine.gpu.Gpu;
import org.handful.error.Because;
import org.handful.error.EngineException;
import org.handful.error.EngineException.Problem;

/** Loads libtorch and chooses the device; on the engine thread, because both take time and set thread-local state. */
final class NativeLibrary {
    private static final String PYTORCH = "PyTorch";

    private NativeLibrary() {}

    /**
     * What was loaded.
     *
     * @param root owns everything that the engine makes
     * @param gpu empty when the CPU computes, or when the driver tells nothing
     */
    record Loaded(NDManager root, DeviceReport report, Optional<Gpu> gpu) {}

    static Loaded load(DeviceChoice choice, Path cacheFolder, int threads) throws EngineException {
        // All of these are read at the first call into DJL and never again.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ENGINE_CACHE_DIR", cacheFolder.toAbsolutePath().toString());
        System.setProperty("DJL_CACHE_DIR", cacheFolder.toAbsolutePath().toString());
        System.setProperty("ai.djl.offline", "true");
        // Not ai.djl.util.cuda.fork: since JDK 24 the child's access warnings are read as its answer: no GPU.
        WaitPolicy.ensure();
        GpuPolicy.ensure();
        LibtorchFolder.ensure();
        ai.djl.engine.Engine djl;
        try {
            djl = ai.djl.engine.Engine.getEngine(PYTORCH);
            LibtorchLog.errorsAlone();
            OneDnn.ensure();
            JniUtils.setGradMode(false);
            JniUtils.setNumThreads(threads);
        } catch (RuntimeException | LinkageError e) {
            throw new EngineException(Problem.NATIVE_LOAD, e, Failures.firstLine(e));
        }
        Optional<Gpu> gpu = choice == DeviceChoice.CPU ? Optional.empty() : Gpu.find();
        String whyNoGpu = choice == DeviceChoice.CPU ? Because.of("because.device.chosen") : whyNoGpu(djl, gpu);
        if (choice == DeviceChoice.GPU && whyNoGpu != null) {
            throw new EngineException(Problem.DEVICE, "gpu", whyNoGpu);
        }
        boolean works = whyNoGpu == null;
        var report = new DeviceReport(works ? "gpu" : "cpu", works ? found(gpu) : whyNoGpu, JniUtils.getNumThreads(),
                ai.djl.engine.Engine.getDjlVersion(), djl.getVersion(),
                works ? gpu.map(Gpu::memoryBytes).orElse(0L) : 0);
        return new Loaded(NDManager.newBaseManager(works ? Device.gpu() : Device.cpu(), PYTORCH), report,
                works ? gpu : Optional.empty());
    }

    private static String found(Optional<Gpu> gpu) {
        return gpu.map(g -> Because.of("because.device.works.named", g.name(),
                        String.format(Locale.ROOT, "%.0f", g.memoryBytes() / 1e9)))
                .orElseGet(() -> Because.of("because.device.works"));
    }

    /**
     * Null when the GPU works, else the reason why it is not used: a broken driver must not stop the start. libtorch
     * itself is asked, for it brings its CUDA along; DJL would ask the CUDA of the system, which need not be there.
     */
    private static String whyNoGpu(ai.djl.engine.Engine djl, Optional<Gpu> gpu) {
        try {
            if (!djl.hasCapability(StandardCapabilities.CUDA)) {
                return gpu.map(g -> Because.of("because.device.built", g.name()))
                        .orElseGet(() -> Because.of("because.device.none"));
            }
            try (NDManager trial = NDManager.newBaseManager(Device.gpu(), PYTORCH)) {
                NDArray ones = trial.ones(new Shape(8, 8));
                float sum = ones.matMul(ones).sum().getFloat();
                return sum == 512 ? null : Because.of("because.device.wrong", sum);
            }
        } catch (RuntimeException | LinkageError e) {
            return Because.of("because.device.broken", Failures.firstLine(e));
        }
    }
}
