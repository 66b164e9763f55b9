package org.handful.engine.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GpuTest {
    @Test
    void theFirstVisibleGpuIsTheOneThatCudaCountsFirst() {
        assertThat(Gpu.first(null)).isEqualTo("0");
        assertThat(Gpu.first("2,0")).isEqualTo("2");
        assertThat(Gpu.first(" GPU-8f3c,1")).isEqualTo("GPU-8f3c");
        assertThat(Gpu.first("")).isEmpty();
        assertThat(Gpu.first("-1,0")).isEmpty();
    }

    @Test
    void withoutADriverThereIsNoneAndWithOneItHasANameAndMemory() {
        Gpu.find().ifPresent(gpu -> {
            assertThat(gpu.name()).isNotBlank();
            assertThat(gpu.use().totalBytes()).isPositive();
            assertThat(gpu.use().usedBytes()).isBetween(0L, gpu.memoryBytes());
            assertThat(gpu.use().busy()).isBetween(0.0, 1.0);
        });
        assertThat(Nvml.of("GPU-there-is-none")).isEmpty();
    }
}
