package org.handful.tune.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;

class BackdropJitterTest {
    private static final int SIZE = 32;

    @Property(tries = 30)
    void theThingInFrontKeepsItsColours(@ForAll long seed, @ForAll boolean grey) {
        int planes = grey ? 1 : 3;
        InputSpec input = new InputSpec(SIZE, SIZE, "bilinear", "centre", Collections.nCopies(planes, 0.5),
                Collections.nCopies(planes, 0.25), grey ? "L" : "RGB");
        // A dark square on a lighter, coloured ground; the second of two images.
        float[] values = new float[2 * planes * SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            int plane = i / (SIZE * SIZE) % planes;
            values[i] = (float) (((front(i % (SIZE * SIZE)) ? 0.1 : 0.5 + 0.1 * plane) - 0.5) / 0.25);
        }
        float[] before = values.clone();
        PixelBatch batch = new PixelBatch(2, planes, SIZE, SIZE, values);
        BackdropJitter jitter = new BackdropJitter(new ColourJitter(0.5, 0, input), input);
        float[] seen = jitter.vary(batch, 1, new Random(seed)).values();
        assertThat(values).isEqualTo(before);
        assertThat(seen).isEqualTo(jitter.vary(batch, 1, new Random(seed)).values());
        int changed = 0;
        for (int i = 0; i < seen.length; i++) {
            if (front(i % (SIZE * SIZE))) {
                assertThat(seen[i]).isEqualTo(before[seen.length + i]);
            } else {
                changed += seen[i] != before[seen.length + i] ? 1 : 0;
            }
        }
        assertThat(changed).isGreaterThan(SIZE * SIZE / 2);
        assertThat(Arrays.equals(seen, jitter.vary(batch, 1, new Random(seed + 1)).values())).isFalse();
    }

    private static boolean front(int i) {
        int x = i % SIZE;
        int y = i / SIZE;
        return x >= 10 && x < 22 && y >= 10 && y < 22;
    }
}
