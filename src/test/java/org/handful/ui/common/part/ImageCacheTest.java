package org.handful.ui.common.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.handful.ui.common.FxThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageCacheTest {
    private static final int SIDE = 64;
    private static final long ROOM_FOR_FIVE = 5 * 4 * SIDE * SIDE;

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<String> decoded = new ArrayList<>();
    private final Set<int[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
    private ImageCache cache;

    @BeforeEach
    void aCache() {
        cache = new ImageCache(this::picture, work::add, FxThread.direct(), e -> {
            throw new AssertionError(e);
        }, ROOM_FOR_FIVE);
    }

    @Test
    void manyPicturesAreDecodedToTheMemoryOfAFew() {
        for (int i = 0; i < 200; i++) {
            show(i % 100);
        }
        assertThat(decoded).hasSize(200);
        assertThat(arrays).hasSizeLessThanOrEqualTo(7);
        assertThat(cache.bytes()).isLessThanOrEqualTo(ROOM_FOR_FIVE);
    }

    @Test
    void whatWasShownLastIsThereAtOnce() {
        for (int i = 0; i < 5; i++) {
            show(i);
        }
        for (int i = 0; i < 5; i++) {
            show(i);
        }
        assertThat(decoded).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void memoryOfOneSizeIsNotKeptForAnother() {
        for (int i = 0; i < 10; i++) {
            show(i);
        }
        cache.request("11", 2 * SIDE, p -> assertThat(p.argb()).hasSize(4 * SIDE * SIDE));
        finish();
        assertThat(cache.bytes()).isLessThanOrEqualTo(ROOM_FOR_FIVE);
    }

    @Test
    void whatNobodyWantsAnyMoreIsNotDecoded() {
        cache.request("1", SIDE, p -> {
            throw new AssertionError("dropped");
        }).drop();
        finish();
        assertThat(decoded).isEmpty();
    }

    private void show(int picture) {
        int[] grey = {-1};
        cache.request(Integer.toString(picture), SIDE, p -> {
            grey[0] = p.argb()[0] & 255;
            arrays.add(p.argb());
        });
        finish();
        assertThat(grey[0]).as("picture %d", picture).isEqualTo(picture);
    }

    private void finish() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    private byte[] picture(String sha256) {
        decoded.add(sha256);
        byte[] rgb = new byte[3 * SIDE * SIDE];
        Arrays.fill(rgb, Byte.parseByte(sha256));
        return Thumbnails.jpeg(new RgbImage(SIDE, SIDE, rgb), SIDE);
    }
}
