package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.handful.backbone.Catalogue;
import org.handful.error.EngineException;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.PixelBatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackboneSessionTest {
    private final Engine engine = TestEngine.get();
    private BackboneSession session;

    @BeforeEach
    void open() throws Exception {
        session = engine.open(new Catalogue(Path.of("no-home")).byId("pocket"));
    }

    @Test
    void aRowDoesNotDependOnItsCompany() throws Exception {
        PixelBatch images = noise(session.microBatch() + 3);
        EmbeddingMatrix together = session.embed(images, new CancelToken());
        EmbeddingMatrix alone = session.embedLive(images.select(new int[] {0, session.microBatch() + 2}),
                new CancelToken());
        for (int d = 0; d < together.dim(); d++) {
            assertThat(alone.get(0, d)).isCloseTo(together.get(0, d), within(1e-5f));
            assertThat(alone.get(1, d)).isCloseTo(together.get(session.microBatch() + 2, d), within(1e-5f));
        }
    }

    @Test
    void twoHundredCallsLeaveNothingBehind() throws Exception {
        PixelBatch images = noise(2);
        session.embed(images, new CancelToken());
        int before = NativeCount.of(engine);
        for (int i = 0; i < 200; i++) {
            session.embed(images, new CancelToken());
        }
        assertThat(NativeCount.of(engine)).isEqualTo(before);
    }

    @Test
    void noImagesGiveNoRows() throws Exception {
        assertThat(session.embed(noise(0), new CancelToken()).rows()).isZero();
    }

    @Test
    void cancelEndsWithinOneMicroBatch() {
        CancelToken cancel = new CancelToken();
        int[] told = new int[1];
        assertThatThrownBy(() -> session.embed(noise(3 * session.microBatch()), cancel, (done, total) -> {
            told[0]++;
            cancel.cancel();
        })).isInstanceOf(CancellationException.class);
        assertThat(told[0]).isEqualTo(1);
    }

    @Test
    void imagesOfAnotherSizeAreABug() {
        assertThatThrownBy(() -> session.embed(new PixelBatch(1, 3, 64, 64, new float[3 * 64 * 64]), new CancelToken()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("128");
    }

    private static PixelBatch noise(int count) {
        Random random = new Random(7);
        float[] values = new float[count * 3 * 128 * 128];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new PixelBatch(count, 3, 128, 128, values);
    }

    @Test
    void whatDoesNotFitGoesInSmallerPartsFromThenOn() throws Exception {
        List<Integer> parts = new ArrayList<>();
        int most = session.microBatch();
        session.inParts(most, new CancelToken(), (from, n) -> {
            parts.add(n);
            if (n > most / 3) {
                throw new EngineException(EngineException.Problem.OUT_OF_MEMORY, "embedding");
            }
        });
        assertThat(parts.get(0)).isEqualTo(most);
        assertThat(parts.get(1)).isEqualTo((most + 1) / 2);
        assertThat(parts.subList(2, parts.size()).stream().mapToInt(n -> n).sum()).isEqualTo(most);
        assertThat(session.microBatch()).isLessThanOrEqualTo(most / 3);
        assertThatThrownBy(() -> session.inParts(1, new CancelToken(), (from, n) -> {
            throw new EngineException(EngineException.Problem.OUT_OF_MEMORY, "embedding");
        })).isInstanceOf(EngineException.class);
    }
}
