package org.handful.tune.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handful.method.Settings;
import org.handful.model.InputSpec;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.tune.Film;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final InputSpec INPUT = new InputSpec(8, 8, "nearest", "centre", List.of(0.5, 0.5, 0.5),
            List.of(0.25, 0.25, 0.25), "RGB");

    @Test
    void settingsChangeWhatIsSeen() throws Exception {
        float[] values = new float[2 * 3 * 64];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        LabelledPixels images = new LabelledPixels(new PixelBatch(2, 3, 8, 8, values), new int[] {0, 1}, 2);
        PixelBatch plain = seen(images, Map.of("flip", "false", "smallestCrop", "1"), 0);
        assertThat(sorted(plain.values())).as("in an order of its own").isEqualTo(sorted(values));
        PixelBatch cropped = seen(images, Map.of("smallestCrop", "0.5"), 0);
        assertThat(cropped.values()).isNotEqualTo(plain.values());
        assertThat(seen(images, Map.of("smallestCrop", "0.5"), 0).values()).isEqualTo(cropped.values());
        assertThat(seen(images, Map.of("smallestCrop", "0.5"), 1).values()).isNotEqualTo(cropped.values());
    }

    private static PixelBatch seen(LabelledPixels images, Map<String, String> settings, long seed) throws Exception {
        return Views.of(images, Settings.parse(new Film(), settings), INPUT, seed).orElseThrow();
    }

    private static float[] sorted(float[] values) {
        float[] out = values.clone();
        java.util.Arrays.sort(out);
        return out;
    }
}
