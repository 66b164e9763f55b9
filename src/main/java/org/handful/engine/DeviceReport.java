package org.handful.engine;

/**
 * What is computed on, and why: shown in the window, by {@code doctor} and in provenance.
 *
 * @param device {@code cpu} or {@code gpu}
 * @param reason in plain words
 * @param threads that one operation may use on the CPU
 * @param gpuMemoryBytes of the device used, 0 on the CPU or when it is not known
 */
public record DeviceReport(
        String device, String reason, int threads, String djl, String libtorch, long gpuMemoryBytes) {}
