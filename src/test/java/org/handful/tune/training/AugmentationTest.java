package org.handful.tune.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.handful.model.PixelBatch;
import org.handful.tune.Stripes;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private final PixelBatch images = Stripes.images(2, 1, 1).x();
    private final PixelBatch view = new PixelBatch(1, 3, 128, 128, new float[images.stride()]);

    @Test
    void theWholeImageIsTheImageItself() {
        new Augmentation(1, false).draw(images, 1, view, 0, new Random(1));
        assertThat(view.values()).containsExactly(images.select(new int[] {1}).values());
    }

    @Test
    void halfOfTheImagesAreMirrored() {
        Random random = new Random(2);
        int mirrored = 0;
        float[] row = Arrays.copyOfRange(images.values(), 0, 128);
        for (int i = 0; i < 100; i++) {
            new Augmentation(1, true).draw(images, 0, view, 0, random);
            if (view.values()[0] != row[0]) {
                mirrored++;
                for (int x = 0; x < 128; x++) {
                    assertThat(view.values()[x]).isEqualTo(row[127 - x]);
                }
            }
        }
        assertThat(mirrored).isBetween(30, 70);
    }

    @Test
    void aCropStaysWithinTheImagesRange() {
        float[] values = images.select(new int[] {0}).values();
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (float v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            new Augmentation(0.5, true).draw(images, 0, view, 0, random);
            for (float v : view.values()) {
                assertThat(v).isBetween(low - 1e-5f, high + 1e-5f);
            }
            assertThat(view.values()).isNotEqualTo(values);
        }
    }
}
