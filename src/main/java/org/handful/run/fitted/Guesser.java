package org.handful.run.fitted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.method.multilabel.LabelHead;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.store.record.RunImage;
import org.handful.store.record.StoredRun;
import org.handful.tune.LiveModel;

/**
 * Classifies images from outside with what one run has learned. Neighbours and strangers are told by the first backbone.
 * Thread-safe.
 */
public final class Guesser {
    private static final int CHUNK = 32;

    private final ImageFeed feed;
    private final List<String> classes;
    private final Neighbours neighbours;
    private final Asked model;
    private final IntSupplier steps;
    private final Optional<Strangers> strangers;
    private final Optional<LabelHead> labels;

    /** For a finished run. */
    public Guesser(ImageFeed feed, StoredRun run, Classifier classifier) throws HandfulException {
        this(feed, run, classifier::probabilities, () -> 0, Optional.empty());
    }

    /** For a finished run that tells labels; whether an image is of none of them each label says for itself. */
    public Guesser(ImageFeed feed, StoredRun run, LabelHead head) throws HandfulException {
        this(feed, run, (images, cancel) -> head.learned().probabilities(feed.fusedLive(images, cancel)), () -> 0,
                Optional.of(head));
    }

    /** Answers come from what the model knows when it is asked: that of a run that goes on learns meanwhile. */
    public Guesser(ImageFeed feed, StoredRun run, LiveModel model) throws HandfulException {
        this(feed, run, (images, cancel) -> model.probabilities(images.getFirst(), cancel), model::step,
                Optional.empty());
    }

    /** @param steps that the model has learned for; 0 for one that has ended */
    private Guesser(ImageFeed feed, StoredRun run, Asked model, IntSupplier steps, Optional<LabelHead> labels)
            throws HandfulException {
        this.feed = feed;
        this.classes = run.summary().classes();
        this.model = model;
        this.steps = steps;
        List<ImageRef> support = run.support().stream().map(Guesser::reference).toList();
        EmbeddingMatrix known = feed.embeddings(support, ProgressListener.NONE, new CancelToken());
        this.neighbours = Neighbours.of(run.support(), classes, known);
        this.strangers = labels.isPresent() ? Optional.empty() : Optional.of(Strangers.of(run, known));
        this.labels = labels;
    }

    /**
     * One guess per image, in their order; those that cannot be read say why.
     *
     * @throws InputException UNREADABLE when none of them can be read
     */
    public List<Guess> guess(List<ImageInput> images, ProgressListener progress, CancelToken cancel)
            throws HandfulException {
        List<Guess> read = new ArrayList<>();
        List<EmbeddingMatrix> rows = new ArrayList<>();
        Map<Integer, InputException> unread = new TreeMap<>();
        for (int from = 0; from < images.size(); from += CHUNK) {
            cancel.throwIfCancelled();
            List<ImageInput> chunk = images.subList(from, Math.min(images.size(), from + CHUNK));
            try {
                answer(chunk, read, rows, cancel);
            } catch (InputException e) {
                answer(readable(chunk, from, unread, e, cancel), read, rows, cancel);
            }
            progress.update(from + chunk.size(), images.size());
        }
        if (read.isEmpty() && !unread.isEmpty()) {
            throw unread.values().iterator().next();
        }
        Iterator<Guess> next = (strangers.isEmpty() ? read : strangers.get().weigh(read, rows)).iterator();
        return IntStream.range(0, images.size()).mapToObj(i -> unread.containsKey(i)
                ? Guess.unread(images.get(i).name(), unread.get(i)) : next.next()).toList();
    }

    private void answer(List<ImageInput> chunk, List<Guess> out, List<EmbeddingMatrix> rows, CancelToken cancel)
            throws HandfulException {
        if (chunk.isEmpty()) {
            return;
        }
        List<PixelBatch> pixels = feed.batchesOf(chunk.stream().map(FromOutside::new).toList(), cancel);
        double[][] p = model.of(pixels, cancel);
        int step = steps.getAsInt();
        EmbeddingMatrix x = feed.session().embedLive(pixels.getFirst(), cancel);
        for (int i = 0; i < chunk.size(); i++) {
            String name = chunk.get(i).name();
            List<Guess.Neighbour> near = neighbours.nearest(x.row(i));
            out.add(labels.isEmpty() ? new Guess(name, ranked(p[i]), near, step)
                    : new Guess(name, List.of(), near, step, List.of(), told(labels.get(), p[i])));
        }
        rows.add(x);
    }

    /** Reads them one by one, because a batch ends with the first that is no image. @param from index of the first */
    private List<ImageInput> readable(List<ImageInput> chunk, int from, Map<Integer, InputException> unread,
            InputException first, CancelToken cancel) throws HandfulException {
        if (first.problem() != InputException.Problem.UNREADABLE) {
            throw first;
        }
        List<ImageInput> out = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            try {
                feed.pixelsOf(List.of(new FromOutside(chunk.get(i))), cancel);
                out.add(chunk.get(i));
            } catch (InputException e) {
                unread.put(from + i, e);
            }
        }
        return out;
    }

    private static List<Guess.Label> told(LabelHead head, double[] p) {
        return IntStream.range(0, p.length)
                .mapToObj(k -> new Guess.Label(head.labels().get(k), p[k], head.thresholds()[k]))
                .sorted(Comparator.comparing(Guess.Label::told).thenComparingDouble(Guess.Label::probability).reversed())
                .toList();
    }

    private List<Guess.Ranked> ranked(double[] p) {
        return IntStream.range(0, p.length).boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -p[k]))
                .map(k -> new Guess.Ranked(classes.get(k), p[k]))
                .toList();
    }

    private static ImageRef reference(RunImage image) {
        return new ImageRef(image.name(), image.sha256(), 0, 0, 0);
    }

    /** What tells the classes of images as each backbone takes them. */
    private interface Asked {
        double[][] of(List<PixelBatch> images, CancelToken cancel) throws HandfulException;
    }
}
