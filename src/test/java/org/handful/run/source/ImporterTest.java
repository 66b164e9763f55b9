package org.handful.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.handful.error.StorageException;
import org.handful.image.ContentHash;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.PerceptualHash;
import org.handful.image.TestImages;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    @TempDir
    private Path dir;

    private final ExecutorService workers = Executors.newFixedThreadPool(3);
    private final List<ImportedImage> taken = new ArrayList<>();

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void handsOverAllThatAProjectKeepsInOrder() throws Exception {
        List<Candidate> candidates = pictures(20);
        List<Long> done = new ArrayList<>();
        ImportResult result = new Importer(workers).run(candidates, taken::add, (d, total) -> done.add(d),
                new CancelToken());
        assertThat(result).isEqualTo(new ImportResult(20, List.of(), false));
        assertThat(taken).extracting(ImportedImage::name).containsExactlyElementsOf(
                candidates.stream().map(Candidate::name).toList());
        assertThat(done).hasSize(21).isSorted().endsWith(20L);
        ImportedImage third = taken.get(3);
        assertThat(third.bytes()).isEqualTo(Files.readAllBytes(candidates.get(3).origin().file().orElseThrow()));
        assertThat(third.sha256()).isEqualTo(ContentHash.sha256(third.bytes()));
        assertThat(third.perceptualHash()).isEqualTo(PerceptualHash.of(TestImages.scene(3, 320, 200)));
        assertThat(third.className()).isEqualTo("ant");
        assertThat(third.ref().width()).isEqualTo(320);
        assertThat(ImageDecoder.decode(third.thumbnail(), "thumbnail", DecodeLimits.DEFAULT).width()).isEqualTo(256);
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestGoesOn() throws Exception {
        List<Candidate> candidates = new ArrayList<>(pictures(3));
        Files.writeString(candidates.get(1).origin().file().orElseThrow(), "no image");
        candidates.add(new Candidate(dir.resolve("gone.jpg"), "gone.jpg", null));
        Files.write(dir.resolve("empty.jpg"), new byte[0]);
        candidates.add(new Candidate(dir.resolve("empty.jpg"), "empty.jpg", null));
        ImportResult result = new Importer(workers).run(candidates, taken::add, ProgressListener.NONE,
                new CancelToken());
        assertThat(result.imported()).isEqualTo(2);
        assertThat(result.cancelled()).isFalse();
        assertThat(result.skipped()).containsExactly(
                new SkippedFile(candidates.get(1).name(), "it is no JPEG, PNG, GIF, BMP, WebP or TIFF image"),
                new SkippedFile("gone.jpg", "it is gone"),
                new SkippedFile("empty.jpg", "the file is empty"));
    }

    @Test
    void cancelKeepsWhatWasHandedOver() throws Exception {
        var token = new CancelToken();
        ImportResult result = new Importer(workers, 2, DecodeLimits.DEFAULT).run(pictures(20), image -> {
            taken.add(image);
            if (taken.size() == 5) {
                token.cancel();
            }
        }, ProgressListener.NONE, token);
        assertThat(result.cancelled()).isTrue();
        assertThat(result.imported()).isEqualTo(taken.size()).isBetween(5, 7);
    }

    @Test
    void aFailingSinkEndsTheImport() throws Exception {
        var importer = new Importer(workers, 2, DecodeLimits.DEFAULT);
        List<Candidate> candidates = pictures(4);
        assertThatThrownBy(() -> importer.run(candidates, image -> {
            throw new StorageException(StorageException.Problem.DISK_FULL, "a.handful");
        }, ProgressListener.NONE, new CancelToken())).isInstanceOf(StorageException.class);
    }

    @Test
    void neverReadsFartherAheadThanAllowed() throws Exception {
        var started = new AtomicInteger();
        var most = new AtomicInteger();
        new Importer(task -> {
            most.accumulateAndGet(started.incrementAndGet() - taken.size(), Math::max);
            workers.execute(task);
        }, 3, DecodeLimits.DEFAULT).run(pictures(12), taken::add, ProgressListener.NONE, new CancelToken());
        assertThat(started).hasValue(12);
        assertThat(most).hasValue(3);
    }

    private List<Candidate> pictures(int count) {
        return IntStream.range(0, count).mapToObj(i -> {
            Path file = dir.resolve("%02d.png".formatted(i));
            try {
                Files.write(file, TestImages.png(TestImages.scene(i, 320, 200)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Candidate(file, "ant/%02d.png".formatted(i), "ant");
        }).toList();
    }
}
