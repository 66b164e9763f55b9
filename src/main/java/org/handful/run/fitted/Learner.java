package org.handful.run.fitted;

import java.util.ArrayList;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Checkpoints;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Extras;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.NoisyImages;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.ImageRef;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.LabelledPixels;
import org.handful.model.ProgressListener;
import org.handful.model.RunSpec;
import org.handful.model.TrainingEvent;
import org.handful.model.TrainingEvent.Before;
import org.handful.model.TrainingEvent.Preparing;
import org.handful.run.auxiliary.AuxiliaryFolders;
import org.handful.tune.LiveModel;
import org.handful.tune.NetworkMethod;
import org.handful.tune.TunedModel;

/** Fits either kind of method to images of a dataset. Stateless apart from what it is made with. */
public final class Learner {
    private final ImageFeed feed;
    private final Dataset data;
    private final Checkpoints checkpoints;
    private final int[] unchecked;
    private final Optional<EmbeddingMatrix> text;
    private final int classes;

    public Learner(ImageFeed feed, Dataset data) {
        this(feed, data, Checkpoints.NONE, new int[0], Optional.empty());
    }

    private Learner(ImageFeed feed, Dataset data, Checkpoints checkpoints, int[] unchecked,
            Optional<EmbeddingMatrix> text) {
        this.text = text;
        this.unchecked = unchecked;
        this.feed = feed;
        this.data = data;
        this.checkpoints = checkpoints;
        this.classes = data.labels().size();
    }

    /** The same, whose trainings inside the network leave their state there. */
    public Learner keeping(Checkpoints other) {
        return new Learner(feed, data, other, unchecked, text);
    }

    /** The same, which also learns from images whose labels nobody has checked. @param positions of them */
    public Learner beside(int[] positions) {
        return new Learner(feed, data, checkpoints, positions, text);
    }

    /** The same, which knows what the classes are called. @param rows embeddings of their names, [K, D], if any */
    public Learner named(Optional<EmbeddingMatrix> rows) {
        return new Learner(feed, data, checkpoints, unchecked, rows);
    }

    /**
     * @param support positions in the dataset
     * @param heldOut positions to watch the curves on, may be empty
     * @param live hears of a training inside the network while it goes on
     */
    public Fit<Classifier> fit(
            AdaptationMethod<?> method, RunSpec spec, int[] support, int[] heldOut, Consumer<TrainingEvent> events,
            CancelToken cancel, LiveModel.Port live) throws HandfulException {
        return switch (method) {
            case EmbeddingMethod<?> m -> wrap(
                    head(m, spec, support, heldOut, events, cancel), h -> new EmbeddingClassifier(feed, h));
            case NetworkMethod<?> m -> wrap(
                    network(m, spec, support, heldOut, events, cancel, live), t -> new NetworkClassifier(feed, t));
            default -> throw new IllegalStateException(method.id() + " is of no known kind");
        };
    }

    /** What a finished run had learned. */
    public Classifier restore(AdaptationMethod<?> method, HeadState state) throws HandfulException {
        return switch (method) {
            case EmbeddingMethod<?> m -> new EmbeddingClassifier(feed, m.restore(state));
            case NetworkMethod<?> m -> new NetworkClassifier(feed, m.restore(feed.session(), state));
            default -> throw new IllegalStateException(method.id() + " is of no known kind");
        };
    }

    private <C extends Record> Fit<Head> head(
            EmbeddingMethod<C> method, RunSpec spec, int[] support, int[] heldOut, Consumer<TrainingEvent> events,
            CancelToken cancel) throws HandfulException {
        Optional<LabelledEmbeddings> watched =
                heldOut.length == 0 ? Optional.empty() : Optional.of(embeddings(heldOut, cancel));
        C config = Settings.parse(method, spec.settings());
        int each = method.views(config);
        Optional<Extras.Views> views = each == 0 ? Optional.empty()
                : Optional.of(new Extras.Views(new ViewFeed(feed).embeddings(images(support), each,
                        Preparing.to(events, Before.EMBEDDINGS), cancel), each));
        FitContext context = new FitContext(spec.seed(), cancel, events, watched,
                new Extras(text, attributes(support), noisy(cancel), views)).withAuxiliary(feed.auxiliary());
        return method.fit(embeddings(support, cancel), config, context);
    }

    private <C extends Record> Fit<TunedModel> network(
            NetworkMethod<C> method, RunSpec spec, int[] support, int[] heldOut, Consumer<TrainingEvent> events,
            CancelToken cancel, LiveModel.Port live) throws HandfulException {
        C config = Settings.parse(method, spec.settings());
        var folders = new AuxiliaryFolders(
                feed, data, spec.seed(), words -> events.accept(new TrainingEvent.Note(0, words)));
        List<Path> named = Settings.folders(config);
        ProgressListener reading = named.isEmpty() ? ProgressListener.NONE : Preparing.to(events, Before.FOLDERS);
        FitContext context = new FitContext(spec.seed(), cancel, events, Optional.empty()).with(checkpoints)
                .with(Extras.beside(folders.read(named, cancel, reading)));
        ProgressListener images = Preparing.to(events, Before.IMAGES);
        int all = heldOut.length + support.length;
        Optional<LabelledPixels> watched = heldOut.length == 0 ? Optional.empty()
                : Optional.of(pixels(heldOut, cancel, (done, _) -> images.update(done, all)));
        LabelledPixels learned = pixels(support, cancel, (done, _) -> images.update(heldOut.length + done, all));
        return method.fit(feed.session(), learned, watched, config, context, live);
    }

    private Optional<NoisyImages> noisy(CancelToken cancel) throws HandfulException {
        return unchecked.length == 0 ? Optional.empty() : Optional.of(new NoisyImages(embeddings(unchecked, cancel),
                images(unchecked).stream().map(ImageRef::name).toList(),
                images(unchecked).stream().map(ImageRef::sha256).toList()));
    }

    /** For every attribute the number of its value for each position. */
    private List<int[]> attributes(int[] positions) {
        List<int[]> out = new ArrayList<>();
        for (String name : data.attributeNames()) {
            Map<String, Integer> numbers = new HashMap<>();
            out.add(Arrays.stream(positions).map(i -> {
                String value = data.samples().get(i).attributes().get(name);
                return value == null ? -1 : numbers.computeIfAbsent(value, _ -> numbers.size());
            }).toArray());
        }
        return out;
    }

    private LabelledEmbeddings embeddings(int[] positions, CancelToken cancel) throws HandfulException {
        return new LabelledEmbeddings(
                feed.fused(images(positions), ProgressListener.NONE, cancel), labels(positions), classes);
    }

    private LabelledPixels pixels(int[] positions, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        return new LabelledPixels(feed.pixels(images(positions), cancel, progress), labels(positions), classes);
    }

    private List<ImageRef> images(int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> data.samples().get(i).image()).toList();
    }

    private int[] labels(int[] positions) {
        return Arrays.stream(positions).map(i -> data.samples().get(i).label()).toArray();
    }

    private static <T> Fit<Classifier> wrap(Fit<T> fit, java.util.function.Function<T, Classifier> as) {
        return new Fit<>(as.apply(fit.last()), fit.best().map(as), fit.steps(), fit.bestStep(), fit.stopped());
    }
}
