package org.handful.run.source;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.image.ContentHash;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.ImageHeader;
import org.handful.image.PerceptualHash;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.handful.image.measure.PixelMeasures;
import org.handful.image.measure.TakenDate;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;

/**
 * Reads, checks and hashes candidates side by side and hands them over in their order. Memory stays bounded: only a few
 * files are ahead of the sink, and decoded pixels draw on one budget. A file that cannot be read never ends an import.
 * Immutable; several imports may run at once.
 */
public final class Importer {
    private final Executor workers;
    private final int ahead;
    private final DecodeLimits limits;
    private final DecodeBudget budget = DecodeBudget.ofHeap();

    /**
     * @param workers threads that decode, not the one that calls {@link #run}
     * @param ahead how many files may be in work or wait for the sink
     */
    public Importer(Executor workers, int ahead, DecodeLimits limits) {
        this.workers = workers;
        this.ahead = Math.max(1, ahead);
        this.limits = limits;
    }

    /** Decodes with the default limits, two files ahead per processor. */
    public Importer(Executor workers) {
        this(workers, 2 * Runtime.getRuntime().availableProcessors(), DecodeLimits.DEFAULT);
    }

    /**
     * Imports all candidates. After {@link CancelToken#cancel()} or {@link CancelToken#stop()} what was handed over
     * stays, and the result says so.
     *
     * @throws HandfulException what the sink threw
     */
    public ImportResult run(List<Candidate> candidates, ImageSink sink, ProgressListener progress, CancelToken token)
            throws HandfulException {
        Deque<CompletableFuture<Outcome>> window = new ArrayDeque<>();
        List<SkippedFile> skipped = new ArrayList<>();
        int imported = 0;
        int next = 0;
        try {
            progress.update(0, candidates.size());
            while (next < candidates.size() || !window.isEmpty()) {
                while (next < candidates.size() && window.size() < ahead) {
                    Candidate candidate = candidates.get(next++);
                    window.add(CompletableFuture.supplyAsync(() -> read(candidate, token), workers));
                }
                switch (finished(window.remove())) {
                    case Ended ended -> {
                        return new ImportResult(imported, skipped, true);
                    }
                    case Skipped(SkippedFile file) -> skipped.add(file);
                    case Read(ImportedImage image) -> {
                        sink.accept(image);
                        imported++;
                    }
                }
                progress.update(imported + skipped.size(), candidates.size());
            }
            return new ImportResult(imported, skipped, false);
        } finally {
            window.forEach(waiting -> waiting.cancel(false));
        }
    }

    private sealed interface Outcome {}

    private record Read(ImportedImage image) implements Outcome {}

    private record Skipped(SkippedFile file) implements Outcome {}

    private record Ended() implements Outcome {}

    private static Outcome finished(CompletableFuture<Outcome> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : e;
        }
    }

    private Outcome read(Candidate candidate, CancelToken token) {
        if (token.cancelled() || token.stopRequested()) {
            return new Ended();
        }
        try {
            return new Read(imported(candidate, candidate.origin().read()));
        } catch (InputException e) {
            return skipped(candidate, String.valueOf(e.argument(1)));
        } catch (IOException e) {
            return skipped(candidate, Reasons.of(e));
        } catch (OutOfMemoryError e) {
            return skipped(candidate, Reasons.of("reason.fileTooLarge"));
        }
    }

    private static Instant dated(Candidate candidate, byte[] bytes) throws InputException {
        return ImageDecoder.exif(bytes, candidate.name()).flatMap(TakenDate::of)
                .or(candidate.origin()::written).orElse(null);
    }

    private static Skipped skipped(Candidate candidate, String reason) {
        return new Skipped(new SkippedFile(candidate.name(), reason));
    }

    private ImportedImage imported(Candidate candidate, byte[] bytes) throws InputException {
        ImageHeader header = ImageDecoder.header(bytes, candidate.name(), limits);
        int share = budget.take(header.pixels());
        try {
            RgbImage image = ImageDecoder.decode(bytes, candidate.name(), limits);
            RgbImage small = Thumbnails.shrink(image, Thumbnails.GALLERY);
            return new ImportedImage(candidate.name(), candidate.origin(), bytes, ContentHash.sha256(bytes),
                    image.width(), image.height(), PerceptualHash.of(image),
                    Thumbnails.jpeg(small, Thumbnails.GALLERY), candidate.className(), dated(candidate, bytes),
                    PixelMeasures.of(small));
        } finally {
            budget.giveBack(share);
        }
    }
}
