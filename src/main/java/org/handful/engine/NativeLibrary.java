package org.handful.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import org.handful.engine.environment.WaitPolicy;
import org.handful.error.Because;
import org.handful.error.EngineException;
import org.handful.error.EngineException.Problem;

/** Loads libtorch and chooses the device; on the engine thread, because both take time and set thread-local state. */
final class NativeLibrary {
    private static final String PYTORCH = "PyTorch";

    private NativeLibrary() {}

    /** What was loaded. @param root owns everything that the engine makes */
    record Loaded(NDManager root, DeviceReport report) {}

    static Loaded load(DeviceChoice choice, Path cacheFolder, int threads) throws EngineException {
        // All of these are read at the first call into DJL and never again.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ENGINE_CACHE_DIR", cacheFolder.toAbsolutePath().toString());
        System.setProperty("DJL_CACHE_DIR", cacheFolder.toAbsolutePath().toString());
        System.setProperty("ai.djl.offline", "true");
        // Not ai.djl.util.cuda.fork: since JDK 24 the child's access warnings are read as its answer: no GPU.
        WaitPolicy.ensure();
        ai.djl.engine.Engine djl;
        try {
            djl = ai.djl.engine.Engine.getEngine(PYTORCH);
            JniUtils.setGradMode(false);
            JniUtils.setNumThreads(threads);
        } catch (RuntimeException | LinkageError e) {
            throw new EngineException(Problem.NATIVE_LOAD, e, Failures.firstLine(e));
        }
        String whyNoGpu = choice == DeviceChoice.CPU ? Because.of("because.device.chosen") : whyNoGpu(djl);
        if (choice == DeviceChoice.GPU && whyNoGpu != null) {
            throw new EngineException(Problem.DEVICE, "gpu", whyNoGpu);
        }
        Device device = whyNoGpu == null ? Device.gpu() : Device.cpu();
        var report = new DeviceReport(whyNoGpu == null ? "gpu" : "cpu",
                whyNoGpu == null ? Because.of("because.device.works") : whyNoGpu, JniUtils.getNumThreads(),
                ai.djl.engine.Engine.getDjlVersion(), djl.getVersion(), whyNoGpu == null ? memory(device) : 0);
        return new Loaded(NDManager.newBaseManager(device, PYTORCH), report);
    }

    /** Null when the GPU works, else the reason why it is not used: a broken driver must not stop the start. */
    private static String whyNoGpu(ai.djl.engine.Engine djl) {
        try {
            if (djl.getGpuCount() == 0) {
                return CudaUtils.getGpuCount() == 0
                        ? Because.of("because.device.none")
                        : Because.of("because.device.built");
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

    private static long memory(Device device) {
        try {
            MemoryUsage usage = CudaUtils.getGpuMemory(device);
            return usage == null ? 0 : usage.getMax();
        } catch (RuntimeException | LinkageError e) {
            return 0;
        }
    }
}
