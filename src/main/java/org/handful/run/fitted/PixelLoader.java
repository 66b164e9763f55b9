package org.handful.run.fitted;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.handful.error.Because;
import org.handful.error.EngineException;
import org.handful.error.HandfulException;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.Preprocessor;
import org.handful.model.CancelToken;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.run.source.DecodeBudget;

/** Decodes and prepares images for one backbone, several at a time. Thread-safe. */
public final class PixelLoader {
    /** Encoded bytes on demand, so that only the images of one batch are in memory. */
    public interface Source {
        String name();

        byte[] bytes() throws HandfulException;

        /** Width times height where that is known, else 0. */
        default long pixels() {
            return 0;
        }
    }

    /** One for the process: several jobs may decode at once. */
    private static final DecodeBudget BUDGET = DecodeBudget.ofHeap();

    private final Preprocessor preprocessor;
    private final ExecutorService decoding;

    public PixelLoader(InputSpec input, ExecutorService decoding) {
        this.preprocessor = new Preprocessor(input);
        this.decoding = decoding;
    }

    /** All images of the list in one batch. @param progress hears of it on the calling thread */
    public PixelBatch load(List<? extends Source> images, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        int length = preprocessor.length();
        float[] out = room(images.size());
        List<Callable<Void>> tasks = IntStream.range(0, images.size())
                .<Callable<Void>>mapToObj(i -> () -> {
                    cancel.throwIfCancelled();
                    decode(images.get(i), out, i * length);
                    return null;
                })
                .toList();
        awaitAll(tasks, progress);
        return new PixelBatch(
                images.size(), preprocessor.channels(), preprocessor.size(), preprocessor.size(), out);
    }

    private void decode(Source source, float[] out, int offset) throws HandfulException {
        byte[] bytes = source.bytes();
        long pixels = source.pixels() > 0
                ? source.pixels()
                : ImageDecoder.header(bytes, source.name(), DecodeLimits.DEFAULT).pixels();
        int share = BUDGET.take(pixels);
        try {
            preprocessor.apply(ImageDecoder.decode(bytes, source.name(), DecodeLimits.DEFAULT), out, offset);
        } finally {
            BUDGET.giveBack(share);
        }
    }

    /** Refuses what would leave no memory for the work itself: a training keeps all its images prepared. */
    private float[] room(int images) throws EngineException {
        long floats = (long) images * preprocessor.length();
        long limit = Runtime.getRuntime().maxMemory() / Float.BYTES / 3 * 2;
        String what = Because.of("because.memory.images", images, preprocessor.size(), floats * Float.BYTES >> 20);
        if (floats > Math.min(limit, Integer.MAX_VALUE - 8)) {
            throw new EngineException(EngineException.Problem.OUT_OF_MEMORY, what);
        }
        try {
            return new float[(int) floats];
        } catch (OutOfMemoryError e) {
            throw new EngineException(EngineException.Problem.OUT_OF_MEMORY, e, what);
        }
    }

    private void awaitAll(List<Callable<Void>> tasks, ProgressListener progress) throws HandfulException {
        List<Future<Void>> begun = tasks.stream().map(decoding::submit).toList();
        try {
            for (int i = 0; i < begun.size(); i++) {
                begun.get(i).get();
                progress.update(i + 1, begun.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case HandfulException h -> throw h;
                case CancellationException c -> throw c;
                case Error bug -> throw bug;
                default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            begun.forEach(f -> f.cancel(false));
        }
    }
}
