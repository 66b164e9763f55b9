package org.handful.engine.environment;

/**
 * Makes a GPU compute what the CPU computes, as far as NVIDIA's libraries let it: docs/adr/0009. They read this when
 * they are loaded.
 */
public final class GpuPolicy {
    private GpuPolicy() {}

    /** Before libtorch is loaded. What the person has set stays. */
    public static void ensure() {
        // Otherwise convolutions round their inputs to 10 bits (TF32), and embeddings differ in the third digit.
        ProcessEnvironment.suggest("NVIDIA_TF32_OVERRIDE", "0");
        // Matrix products with a fixed workspace add up in a fixed order.
        ProcessEnvironment.suggest("CUBLAS_WORKSPACE_CONFIG", ":4096:8");
        // CUDA then counts the GPUs as the driver does, so that the one shown is the one used.
        ProcessEnvironment.suggest("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    }
}
