package org.handful.engine.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What NVIDIA's libraries would read, looked up as they look it up. */
class GpuPolicyTest {
    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the C library has its own copy of the environment there")
    void nativeLibrariesSeeThatConvolutionsMustNotRound() throws Throwable {
        GpuPolicy.ensure();
        assertThat(environment("NVIDIA_TF32_OVERRIDE")).isEqualTo("0");
        assertThat(environment("CUDA_DEVICE_ORDER")).isEqualTo("PCI_BUS_ID");
        assertThat(environment("CUBLAS_WORKSPACE_CONFIG")).isEqualTo(":4096:8");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the C library has its own copy of the environment there")
    void whatThePersonHasSetStays() throws Throwable {
        String path = environment("PATH");
        ProcessEnvironment.suggest("PATH", "nowhere");
        assertThat(environment("PATH")).isEqualTo(path);
    }

    @Test
    void aFolderOfLibtorchTellsWhatItWasBuiltFor() throws Exception {
        assertThat(LibtorchFolder.flavour(folder)).isEqualTo("cpu");
        Files.createFile(folder.resolve(System.mapLibraryName("torch_cuda")));
        assertThat(LibtorchFolder.flavour(folder)).isEqualTo("cu128");
    }

    private static String environment(String name) throws Throwable {
        var get = Linker.nativeLinker().downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow("getenv"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            var value = (MemorySegment) get.invokeExact(arena.allocateFrom(name));
            return value.reinterpret(Long.MAX_VALUE).getString(0);
        }
    }
}
