package org.handful.tune.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
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
        assertThat(plain.values()).isEqualTo(values);
        PixelBatch cropped = seen(images, Map.of("smallestCrop", "0.5"), 0);
        assertThat(cropped.values()).isNotEqualTo(plain.values());
        assertThat(seen(images, Map.of("smallestCrop", "0.5"), 0).values()).isEqualTo(cropped.values());
        assertThat(seen(images, Map.of("smallestCrop", "0.5"), 1).values()).isNotEqualTo(cropped.values());
    }

    /** In the preview as in a training; where only backgrounds vary, the thing in front keeps its colours. */
    @Test
    void someViewsAreGrey() throws Exception {
        float[] values = new float[3 * 64];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        LabelledPixels image = new LabelledPixels(new PixelBatch(1, 3, 8, 8, values), new int[] {0}, 1);
        assertThat(greyPixels(image, "everything", "0.5").stream().distinct()).containsExactlyInAnyOrder(0, 64);
        assertThat(greyPixels(image, "everything", "1")).containsOnly(64);
        assertThat(greyPixels(image, "background", "1")).allMatch(n -> n > 0 && n < 64);
    }

    /** How many pixels of each of twelve views of an image have no colour. */
    private static List<Integer> greyPixels(LabelledPixels image, String of, String greyscale) throws Exception {
        PixelBatch seen = Views.of(image, new int[12],
                Settings.parse(new Film(), Map.of("greyscale", greyscale, "jitterOf", of)), INPUT, 0).orElseThrow();
        return IntStream.range(0, 12).mapToObj(v -> (int) IntStream.range(192 * v, 192 * v + 64)
                .filter(i -> Math.abs(seen.values()[i] - seen.values()[i + 64]) < 1e-5
                        && Math.abs(seen.values()[i] - seen.values()[i + 128]) < 1e-5).count()).toList();
    }

    @Test
    void bothWaysOfAnImageThatIsOnlyMirroredAreSeen() throws Exception {
        float[] values = new float[3 * 64];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        LabelledPixels image = new LabelledPixels(new PixelBatch(1, 3, 8, 8, values), new int[] {0}, 1);
        PixelBatch seen = Views.of(image, new int[2], Settings.parse(new Film(), Map.of()), INPUT, 0).orElseThrow();
        assertThat(java.util.Arrays.copyOf(seen.values(), values.length)).isEqualTo(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(seen.values()[values.length + i]).isEqualTo(values[i / 8 * 8 + 7 - i % 8]);
        }
    }

    @Test
    void oneImageIsSeenAgainAndAgainMixedWithOthers() throws Exception {
        float[] values = new float[2 * 3 * 64];
        java.util.Arrays.fill(values, 3 * 64, values.length, 1);
        LabelledPixels images = new LabelledPixels(new PixelBatch(2, 3, 8, 8, values), new int[] {0, 1}, 2);
        for (String mixing : List.of("none", "mixup")) {
            PixelBatch seen = Views.of(images, new int[12], Settings.parse(new Film(), Map.of("mixing", mixing)), INPUT, 3)
                    .orElseThrow();
            assertThat(seen.count()).isEqualTo(12);
            boolean others = false;
            for (float v : seen.values()) {
                others |= v > 0;
            }
            assertThat(others).as(mixing).isEqualTo(mixing.equals("mixup"));
        }
    }

    private static PixelBatch seen(LabelledPixels images, Map<String, String> settings, long seed) throws Exception {
        return Views.of(images, new int[] {0, 1}, Settings.parse(new Film(), settings), INPUT, seed).orElseThrow();
    }
}
