package org.handful.run.result;

/**
 * What computes.
 *
 * @param device {@code cpu} or {@code gpu}
 * @param reason why, in words: {@code no CUDA device was found}
 * @param threads that one operation may use on the CPU
 */
public record DeviceInfo(String device, String reason, int threads, String djl, String libtorch) {}
