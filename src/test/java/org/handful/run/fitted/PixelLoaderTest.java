package org.handful.run.fitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.handful.error.EngineException;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.InputSpec;
import org.handful.model.ProgressListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What decoding for a backbone refuses before it begins. */
class PixelLoaderTest {
    private static final InputSpec INPUT = new InputSpec(224, 256, "bilinear, antialiased", "centre",
            List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5), "RGB");

    /** Would be read only if memory were tried. */
    private static final PixelLoader.Source UNTOUCHED = new PixelLoader.Source() {
        @Override
        public String name() {
            return "untouched";
        }

        @Override
        public byte[] bytes() {
            throw new AssertionError("read");
        }
    };

    @Test
    @DisplayName("more images than memory holds are refused with their number and size, nothing read")
    void tooMany() {
        try (ExecutorService decoding = Executors.newSingleThreadExecutor()) {
            PixelLoader loader = new PixelLoader(INPUT, decoding);
            assertThatThrownBy(() -> loader.load(Collections.nCopies(1_000_000, UNTOUCHED), new CancelToken(),
                    ProgressListener.NONE))
                    .isInstanceOfSatisfying(EngineException.class, e -> {
                        assertThat(e.problem()).isEqualTo(EngineException.Problem.OUT_OF_MEMORY);
                        assertThat(e.userMessage()).contains("1000000", "224 x 224");
                        assertThat(((HandfulException) e).remedy()).contains("fewer support images");
                    });
        }
    }
}
