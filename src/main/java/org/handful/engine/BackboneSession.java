package org.handful.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Tensors;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.BatchStatistics;
import org.handful.engine.adapter.Compressed;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.Objective;
import org.handful.engine.environment.Doing;
import org.handful.engine.environment.Failures;
import org.handful.engine.net.FeatureMaps;
import org.handful.engine.statistics.SupportPass;
import org.handful.engine.train.Precision;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.error.EngineException;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One backbone, ready to embed. Light: the engine keeps the weights of the last few sessions and loads them again when
 * they are needed, so a session never has to be closed. Thread-safe; every call waits for the engine thread.
 */
public final class BackboneSession {
    /** Pixels in one micro-batch: enough to fill the cores, few enough for the caches and for a live prediction. */
    private static final int MICRO_BATCH_PIXELS = 1 << 19;
    private static final int LARGEST_MICRO_BATCH = 64;
    /** On the CPU. */
    private static final int TRAINING_TIMES = 2;
    /** A GPU is filled by more, and its memory is not for this alone: 83 images of 224 x 224. */
    private static final int MICRO_BATCH_PIXELS_GPU = 1 << 22;
    private static final int LARGEST_MICRO_BATCH_GPU = 256;

    /** In the network at once while statistics are gathered: 62 images of 224 x 224, about 1 GiB. */
    private static final int GATHERED_PIXELS = 3 << 20;
    private static final int FEWEST_GATHERED = 16;
    private static final int MOST_GATHERED = 128;

    private static final AdapterForward.Source FROZEN = _ -> new AdapterForward.Values(Map.of(), null, 1, false);

    private static final Logger LOG = LoggerFactory.getLogger(BackboneSession.class);

    private final Engine engine;
    private final InstalledBackbone backbone;
    private volatile int fits = Integer.MAX_VALUE;

    BackboneSession(Engine engine, InstalledBackbone backbone) {
        this.engine = engine;
        this.backbone = backbone;
    }

    /**
     * What the network is like.
     *
     * @param parameters weights and biases; 0 when only the module itself knows
     * @param trainable true when adapters can reach inside
     */
    public record Network(long parameters, int embedding, boolean trainable) {}

    public BackboneCard card() {
        return backbone.card();
    }

    public Network network() {
        Optional<Node> layers = card().architecture().network();
        return new Network(layers.map(Tensors::parameters).orElse(card().parameters()), card().embedding(),
                layers.isPresent());
    }

    /** Embeds many images, in micro-batches that live predictions overtake. */
    public EmbeddingMatrix embed(PixelBatch images, CancelToken cancel) throws HandfulException {
        return embed(images, cancel, ProgressListener.NONE);
    }

    /**
     * @param images normalised as the card says
     * @return [N, D]
     * @throws java.util.concurrent.CancellationException within one micro-batch of a cancel
     */
    public EmbeddingMatrix embed(PixelBatch images, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        return embed(Priority.EMBED, images, cancel, progress);
    }

    /** Embeds a few images that a person waits for, before everything else that is queued. */
    public EmbeddingMatrix embedLive(PixelBatch images, CancelToken cancel) throws HandfulException {
        return embed(Priority.PREDICT, images, cancel, ProgressListener.NONE);
    }

    /**
     * Begins a training inside the network.
     *
     * @param seed of what an adapter draws at random before the first step
     * @throws BackboneException NOT_TRAINABLE for a TorchScript module, NO_PLACE when the adapter does not fit
     */
    public TuningSession tune(Adapter adapter, LinearHead start, long seed) throws HandfulException {
        return tune(adapter, start, seed, Objective.IMAGES_ALONE);
    }

    /** The same with more to heed than the images. */
    public TuningSession tune(Adapter adapter, LinearHead start, long seed, Objective objective)
            throws HandfulException {
        return tune(adapter, start, seed, objective, Precision.SINGLE);
    }

    /** The same in another precision. */
    public TuningSession tune(Adapter adapter, LinearHead start, long seed, Objective objective, Precision precision)
            throws HandfulException {
        return tune(adapter, start, seed, objective, precision, List.of());
    }

    /** The same with heads for other sets of images, which are trained beside and then forgotten. */
    public TuningSession tune(Adapter adapter, LinearHead start, long seed, Objective objective, Precision precision,
            List<LinearHead> others) throws HandfulException {
        return new TuningSession(this, adapter, start, seed, objective, precision, others, n -> { });
    }

    /** What a training begins with inside the network. @param seed of what the adapter draws at random */
    public Map<String, Tensor> start(Adapter adapter, long seed) throws HandfulException {
        return adapter.start(trainableLayers(), seed);
    }

    /**
     * The model that a training left behind.
     *
     * @param state from {@link TuningSession#snapshot}
     * @throws BackboneException when the state does not belong to this backbone, naming the tensor
     */
    public AdaptedModel adapted(Adapter adapter, Map<String, Tensor> state) throws HandfulException {
        return new AdaptedModel(LinearHead.mapped(state) ? withClassifier() : this, adapter, state);
    }

    /**
     * What images say of the statistics inside the network, and what the network says of them with these.
     *
     * @param adapter with its bases
     * @param embeddings [N, D]
     */
    public record Gathered(BatchStatistics adapter, EmbeddingMatrix embeddings) {}

    /** How many images {@link #gather} should be given at most: they all are in the network at once. */
    public static int mostToGather(BackboneCard card) {
        int size = card.input().size();
        return Math.clamp(GATHERED_PIXELS / ((long) size * size), FEWEST_GATHERED, MOST_GATHERED);
    }

    /**
     * Lets all images through the network at once, layer by layer, with the statistics mixed as the plan says; live
     * predictions run between its parts.
     *
     * @throws BackboneException NOT_TRAINABLE for a TorchScript module, NO_PLACE without batch normalisation
     */
    public Gathered gather(PixelBatch images, BatchStatistics plan, CancelToken cancel) throws HandfulException {
        return gather(images, plan, cancel, ProgressListener.NONE);
    }

    /** @param progress hears of its parts */
    public Gathered gather(PixelBatch images, BatchStatistics plan, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        checkShape(images);
        Node layers = trainableLayers();
        plan.check(layers, card().id());
        AdapterForward forward = new AdapterForward(this, 0);
        SupportPass pass = new SupportPass(plan, layers, engine.staging());
        NDManager scope = engine.call(Priority.TRAIN, Doing.GATHERING, () -> engine.root().newSubManager());
        try {
            NDArray at = engine.call(Priority.TRAIN, Doing.GATHERING, () -> forward.pixels(scope, images, 0, images.count()));
            int parts = engine.call(Priority.TRAIN, Doing.GATHERING, () -> forward.network().parts());
            for (int i = 0; i < parts; i++) {
                cancel.throwIfCancelled();
                int part = i;
                NDArray x = at;
                at = engine.call(Priority.TRAIN, Doing.GATHERING, () -> {
                    NDArray next = forward.network().part(part, x, pass);
                    if (next != x) {
                        x.close();
                    }
                    return next;
                });
                progress.update(i + 1, parts);
            }
            NDArray last = at;
            float[] out = engine.call(Priority.TRAIN, Doing.GATHERING, last::toFloatArray);
            return new Gathered(pass.found(), new EmbeddingMatrix(images.count(), card().embedding(), out));
        } finally {
            engine.free(scope::close);
        }
    }

    /**
     * Where the small matrices of such an adapter stand.
     *
     * @throws BackboneException NOT_TRAINABLE for a TorchScript module, NO_PLACE when it has none
     */
    public List<LowRank.Pair> pairs(LowRank adapter) throws BackboneException {
        adapter.check(trainableLayers(), card().id());
        return adapter.pairs(trainableLayers());
    }

    /** The matrices that such an adapter replaces. @throws BackboneException as for {@link #pairs} */
    public List<Compressed.Product> products(Compressed adapter) throws BackboneException {
        adapter.check(trainableLayers(), card().id());
        return adapter.products(trainableLayers());
    }

    /** Frozen numbers by name, as they lie in the weight file. */
    public Map<String, float[]> frozen(Collection<String> names) throws HandfulException {
        Map<String, float[]> out = new LinkedHashMap<>();
        try (SafeTensors file = backbone.weights().tensors()) {
            for (String name : names) {
                out.put(name, file.floats(name));
            }
        }
        return out;
    }

    /** A score of an embedding. */
    @FunctionalInterface
    public interface Score {
        /** @return [D], how much the score grows with each number of the embedding [D] */
        double[] gradient(float[] embedding) throws HandfulException;
    }

    /**
     * The last maps of one image, and how a score of its embedding answers to them.
     *
     * @throws BackboneException NOT_TRAINABLE for a TorchScript module
     * @throws IllegalArgumentException for a network of tokens
     */
    public FeatureMaps maps(PixelBatch image, Score score) throws HandfulException {
        return new AdapterForward(this, 0).maps(image, FROZEN, score);
    }

    /**
     * How much each token of a transformer looks at each other; no layers for another network.
     *
     * @return [layers][heads][T][T]
     */
    public double[][][][] attention(PixelBatch image) throws HandfulException {
        return new AdapterForward(this, 0).attention(image, FROZEN);
    }

    /**
     * The same backbone with the classifier of its pre-training: its embeddings are the logits of those classes.
     *
     * @throws BackboneException NO_CLASSIFIER when the weight file has none, NOT_TRAINABLE for a TorchScript module
     */
    public BackboneSession withClassifier() throws HandfulException {
        InstalledBackbone with = backbone.withClassifier();
        return with == backbone ? this : new BackboneSession(engine, with);
    }

    /** What the engine computes on. */
    public DeviceReport device() throws HandfulException {
        return engine.device();
    }

    /** How busy the GPU is; empty on the CPU. */
    public Optional<TrainingEvent.GpuUse> gpu() {
        return engine.gpu();
    }

    Node trainableLayers() throws BackboneException {
        return backbone.layers();
    }

    Engine engine() {
        return engine;
    }

    InstalledBackbone backbone() {
        return backbone;
    }

    private EmbeddingMatrix embed(
            Priority priority, PixelBatch images, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        checkShape(images);
        int dim = card().embedding();
        float[] out = new float[Math.multiplyExact(images.count(), dim)];
        inParts(images.count(), cancel, (from, n) -> {
            float[] part = engine.call(priority, Doing.EMBEDDING, () -> forward(images, from, n));
            if (part.length != n * dim) {
                throw new BackboneException(BackboneException.Problem.BAD_WEIGHTS, backbone.weights(),
                        Because.of("because.weights.length", part.length / n, dim));
            }
            System.arraycopy(part, 0, out, from * dim, part.length);
            progress.update(from + n, images.count());
        });
        return new EmbeddingMatrix(images.count(), dim, out);
    }

    private float[] forward(PixelBatch images, int from, int n) throws HandfulException {
        var network = engine.networks().frozen(engine.root(), backbone);
        try (NDManager batch = engine.root().newSubManager()) {
            NDArray x = engine.staging().channelsLast(batch, images.values(), from * images.stride(), n,
                    images.channels(), images.height(), images.width());
            return network.embed(x).toFloatArray();
        }
    }

    /** Work on n images from one on. */
    interface Part {
        void run(int from, int n) throws HandfulException;
    }

    /** Runs the work for all images in micro-batches, which are halved from now on when memory runs short. */
    void inParts(int images, CancelToken cancel, Part part) throws HandfulException {
        int from = 0;
        while (from < images) {
            cancel.throwIfCancelled();
            int n = Math.min(microBatch(), images - from);
            try {
                part.run(from, n);
                from += n;
            } catch (EngineException e) {
                if (!Failures.mayBeMemory(e) || n == 1) {
                    throw e;
                }
                fits = (n + 1) / 2;
                LOG.info("memory was short: {} now takes {} images at a time", backbone.id(), fits);
            }
        }
    }

    /** Images that go through the network at a time. */
    public int microBatch() {
        return Math.min(fits, mostAtATime(1));
    }

    /**
     * Images of one training step that go through the network at a time: a step is not interrupted for a live
     * prediction anyway, and in one part a weight's gradient is summed once.
     */
    public int trainingMicroBatch() {
        return Math.min(fits, mostAtATime(TRAINING_TIMES));
    }

    private int mostAtATime(int times) {
        int size = card().input().size();
        boolean gpu = engine.onGpu();
        return Math.clamp((gpu ? MICRO_BATCH_PIXELS_GPU : times * MICRO_BATCH_PIXELS) / ((long) size * size), 1,
                gpu ? LARGEST_MICRO_BATCH_GPU : LARGEST_MICRO_BATCH);
    }

    void checkShape(PixelBatch images) {
        var input = card().input();
        if (images.channels() != input.mean().size() || images.height() != input.size()
                || images.width() != input.size()) {
            throw new IllegalArgumentException(backbone.id() + " takes " + input.mean().size() + " x " + input.size()
                    + " x " + input.size() + ", not " + images.channels() + " x " + images.height() + " x "
                    + images.width());
        }
    }
}
