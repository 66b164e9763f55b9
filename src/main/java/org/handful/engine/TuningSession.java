package org.handful.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Objective;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.engine.net.Scaled;
import org.handful.engine.train.Agreement;
import org.handful.engine.train.Gradients;
import org.handful.engine.train.HeadForward;
import org.handful.engine.train.Parameters;
import org.handful.engine.train.PrivateRule;
import org.handful.engine.train.Steering;
import org.handful.engine.train.UpdateRule;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.error.EngineException;
import org.handful.error.HandfulException;
import org.handful.math.SeededRandom;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;

/**
 * One training inside a network: offsets and a head that change, a backbone that does not. Each step is one entry of
 * the engine's queue, so a live prediction runs between two. Steps come from one thread; predictions from any.
 */
public final class TuningSession implements AutoCloseable {
    private final BackboneSession session;
    private final Adapter adapter;
    private final AdapterForward forward;
    private final LinearHead head;
    private final Parameters parameters;
    private final IntConsumer beforePart;
    private final Prefix prefix;
    private final Objective objective;
    private final long seed;
    private final Map<String, Double> rates = new HashMap<>();
    private int steps;
    private int microBatch;

    /** @param beforePart hears the size of each part before it runs: tests let memory run short there */
    TuningSession(
            BackboneSession session, Adapter adapter, LinearHead start, long seed, Objective objective,
            IntConsumer beforePart)
            throws HandfulException {
        if (start.dim() != session.card().embedding()) {
            throw new IllegalArgumentException("a head for " + start.dim() + " numbers");
        }
        this.beforePart = beforePart;
        this.session = session;
        this.adapter = adapter;
        this.head = start;
        this.microBatch = session.trainingMicroBatch();
        this.forward = new AdapterForward(session, start.classes());
        Node network = session.trainableLayers();
        adapter.check(network, session.card().id());
        Map<String, Tensor> begin = new LinkedHashMap<>();
        Random random = SeededRandom.of(seed, "adapter");
        adapter.tensors(network).forEach((name, shape) -> {
            begin.put(name, adapter.start(name, shape, random));
            rates.put(name, adapter.rate(name, network));
        });
        this.objective = objective;
        this.seed = seed;
        this.prefix = new Prefix(session, forward, adapter.lowestPart(network));
        this.parameters = session.engine().call(Priority.TRAIN, "preparing to train", () -> {
            Parameters p = new Parameters(session.engine().root(), session.engine().staging());
            p.fix(LinearHead.CENTRE, start.centre());
            p.put(LinearHead.WEIGHT, start.weight());
            p.put(LinearHead.BIAS, start.bias());
            begin.forEach(p::put);
            adapter.fixed().forEach(p::fix);
            return p;
        });
    }

    /**
     * Forward, backward, and one AdamW update on these images. When memory runs short, the micro-batch is halved and
     * the step begins again.
     *
     * @param labels class index per image
     */
    public StepResult step(PixelBatch images, int[] labels, StepRates rates) throws HandfulException {
        return step(StepImages.of(images), StepLabels.of(labels), rates);
    }

    /** The same for images that are drawn only when their way through the frozen layers is not known yet. */
    public StepResult step(StepImages images, StepLabels labels, StepRates rates) throws HandfulException {
        prefix.prepare(Priority.TRAIN, images);
        return session.engine().call(
                Priority.TRAIN, "a training step", () -> retrying(images, () -> tryStep(images, labels, rates)));
    }

    /** Begins the step again with half of the micro-batch when memory runs short. */
    private StepResult retrying(StepImages images, Try step) throws HandfulException {
        while (true) {
            try {
                return step.now();
            } catch (RuntimeException | OutOfMemoryError e) {
                if (!Failures.isOutOfMemory(e) || microBatch == 1) {
                    throw e;
                }
                microBatch = (Math.min(microBatch, images.count()) + 1) / 2;
            }
        }
    }

    private interface Try {
        StepResult now() throws HandfulException;
    }

    /**
     * The same for a step that keeps a promise about each of its images, which are all there are. Only for adapters of
     * one number per channel.
     */
    public StepResult step(StepImages images, StepLabels labels, StepRates rates, PrivateRule rule)
            throws HandfulException {
        prefix.prepare(Priority.TRAIN, images);
        return session.engine().call(Priority.TRAIN, "a private training step", () -> retrying(images, () -> {
            try (NDManager scope = session.engine().root().newSubManager()) {
                Map<String, NDArray> sums = new LinkedHashMap<>();
                StepResult seen = clipped(scope, images, labels, rule, sums);
                rule.finish(scope, session.engine().staging(), sums, steps + 1, images.count());
                update(scope, sums, rates);
                return seen;
            }
        }));
    }

    /** Sums of shortened gradients, in the order of what is trained. @param sums receives them, owned by the scope */
    private StepResult clipped(
            NDManager scope, StepImages images, StepLabels labels, PrivateRule rule, Map<String, NDArray> sums)
            throws HandfulException {
        double loss = 0;
        int correct = 0;
        for (int from = 0; from < images.count(); from += microBatch) {
            int n = Math.min(microBatch, images.count() - from);
            beforePart.accept(n);
            try (NDManager part = scope.newSubManager()) {
                NDArray x = prefix.input(part, images, from, n);
                NDArray targets = session.engine().staging().tensor(part,
                        labels.targets(from, n, head.classes(), 0), n, head.classes());
                Map<String, NDArray> values = parameters.leaves(part);
                Map<String, NDArray> rows = new LinkedHashMap<>();
                parameters.values().forEach((name, value) -> {
                    values.get(name).setRequiresGradient(false);
                    if (!name.startsWith("head.")) {
                        rows.put(name, PrivateRule.perImage(part, value, n));
                    }
                });
                values.putAll(rows);
                NDArray embeddings;
                NDArray logits;
                NDArray partLoss;
                try (GradientCollector collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
                    embeddings = forward.embeddings(x, prefix.parts(), with(values), AdapterForward.Mode.TRAIN);
                    logits = AdapterForward.head(embeddings, with(values));
                    // The sum over images, not the mean: the mean would make every gradient n times too short.
                    partLoss = Scaled.of(HeadForward.crossEntropy(logits, targets), n);
                    collector.backward(partLoss);
                }
                Map<String, NDArray> gradients = new LinkedHashMap<>();
                rows.forEach((name, leaf) -> gradients.put(name, leaf.getGradient()));
                NDArray u = HeadForward.direction(embeddings, parameters.fixed(LinearHead.CENTRE), head.scale());
                rule.clipped(gradients, logits.softmax(1).sub(targets), u, LinearHead.WEIGHT, LinearHead.BIAS)
                        .forEach((name, sum) -> add(sums, scope, name, sum));
                loss += partLoss.getFloat() / images.count();
                correct += correct(logits.toFloatArray(), labels, from, head.classes());
            }
        }
        return finite(loss, correct, images.count());
    }

    private static void add(Map<String, NDArray> sums, NDManager scope, String name, NDArray some) {
        NDArray sum = sums.get(name);
        if (sum == null) {
            some.attach(scope);
            sums.put(name, some);
        } else {
            sum.addi(some);
        }
    }

    private StepResult finite(double loss, int correct, int images) throws HandfulException {
        if (!Double.isFinite(loss)) {
            throw new EngineException(EngineException.Problem.FAILED, "a training step",
                    Because.of("because.setting.losses", loss));
        }
        return new StepResult(loss, (double) correct / images, microBatch);
    }

    private StepResult tryStep(StepImages images, StepLabels labels, StepRates rates) throws HandfulException {
        try (NDManager scope = session.engine().root().newSubManager()) {
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            StepResult seen = backward(scope, images, labels, rates.labelSmoothing(), gradients, Loss.OF_LABELS);
            if (head.mapped()) {
                gradients.keySet().removeIf(name -> name.startsWith("head."));
            }
            heed(scope, images, labels, gradients, rates.labelSmoothing());
            Gradients.clip(gradients.values(), rates.clipNorm());
            update(scope, gradients, rates);
            return seen;
        }
    }

    private void update(NDManager scope, Map<String, NDArray> gradients, StepRates rates) {
        steps++;
        UpdateRule rule = rule(rates.rule());
        gradients.forEach((name, gradient) -> rule.update(scope, parameters.slots().get(name), gradient, steps,
                name.startsWith("head.") ? rates.head() : rates.adapter() * this.rates.get(name),
                name.equals(LinearHead.BIAS) || (!name.startsWith("head.") && !adapter.decays())
                        ? 0 : rates.weightDecay()));
    }

    private static UpdateRule rule(StepRates.Rule rule) {
        return switch (rule) {
            case ADAMW -> UpdateRule.ADAMW;
            case SGD -> UpdateRule.SGD;
        };
    }

    /** What else there is to heed, on the gradients of the images. */
    private void heed(NDManager scope, StepImages images, StepLabels labels, Map<String, NDArray> gradients, double smoothing)
            throws HandfulException {
        if (objective.agreement() > 0) {
            Map<String, NDArray> teacher = new LinkedHashMap<>();
            backward(scope, images, labels, smoothing, teacher, Loss.OF_FROZEN_ANSWERS);
            // Of its own for every step, so that a training that goes on draws the same.
            Random dropping = SeededRandom.of(seed, "gradient dropout " + steps);
            gradients.forEach((name, g) -> {
                if (!name.startsWith("head.")) {
                    float[] a = g.toFloatArray();
                    double[] u = dropping.doubles(a.length).toArray();
                    float[] factors = Agreement.factors(a, teacher.get(name).toFloatArray(), u, objective.agreement());
                    g.muli(session.engine().staging().tensor(scope, factors, g.getShape().getShape()));
                }
            });
        }
        if (objective.steering() > 0) {
            Map<String, NDArray> reference = new LinkedHashMap<>();
            Map<String, NDArray> before = Steering.ascend(parameters.values(), gradients, objective.steering());
            try {
                backward(scope, images, labels, smoothing, reference, Loss.OF_LABELS);
            } finally {
                Steering.restore(parameters.values(), before);
            }
            Steering.apply(gradients, reference);
        }
    }

    private enum Loss {
        OF_LABELS,
        /** Cross-entropy against what the frozen network and the first head say: the distillation loss at temperature 1. */
        OF_FROZEN_ANSWERS
    }

    /** Loss over the images, and its gradients summed over parts. @param gradients receives them, owned by the scope */
    private StepResult backward(
            NDManager scope, StepImages images, StepLabels labels, double smoothing, Map<String, NDArray> gradients, Loss of)
            throws HandfulException {
        double loss = 0;
        int correct = 0;
        for (int from = 0; from < images.count(); from += microBatch) {
            int n = Math.min(microBatch, images.count() - from);
            beforePart.accept(n);
            try (NDManager part = scope.newSubManager()) {
                NDArray x = prefix.input(part, images, from, n);
                NDArray frozen = objective.consistency() > 0 || of == Loss.OF_FROZEN_ANSWERS
                        ? forward.embeddings(x, prefix.parts(), with(Map.of()), AdapterForward.Mode.PREDICT) : null;
                NDArray targets = of == Loss.OF_LABELS
                        ? session.engine().staging().tensor(part,
                                labels.targets(from, n, head.classes(), smoothing), n, head.classes())
                        : AdapterForward.head(frozen, firstHead(part)).softmax(1);
                Map<String, NDArray> leaves = parameters.leaves(part);
                NDArray logits;
                NDArray partLoss;
                try (GradientCollector collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
                    NDArray embeddings =
                            forward.embeddings(x, prefix.parts(), with(leaves), AdapterForward.Mode.TRAIN);
                    logits = AdapterForward.head(embeddings, with(leaves));
                    partLoss = Scaled.of(HeadForward.crossEntropy(logits, targets), (double) n / images.count());
                    NDArray all = objective.consistency() > 0 && of == Loss.OF_LABELS
                            ? partLoss.add(Scaled.of(HeadForward.distance(embeddings, frozen),
                                    objective.consistency() * n / images.count()))
                            : partLoss;
                    collector.backward(all);
                }
                loss += partLoss.getFloat();
                correct += correct(logits.toFloatArray(), labels, from, head.classes());
                leaves.forEach((name, leaf) -> collect(gradients, scope, name, leaf));
            }
        }
        return finite(loss, correct, images.count());
    }

    private AdapterForward.Values firstHead(NDManager scope) {
        var staging = session.engine().staging();
        return new AdapterForward.Values(Map.of(
                LinearHead.WEIGHT, Parameters.tensor(scope, staging, head.weight()),
                LinearHead.BIAS, Parameters.tensor(scope, staging, head.bias())),
                parameters.fixed(LinearHead.CENTRE), head.scale(), head.mapped());
    }

    /** The gradients of the loss without smoothing, for tests. */
    Map<String, float[]> gradients(PixelBatch images, int[] labels) throws HandfulException {
        return session.engine().call(Priority.TRAIN, "a backward pass", () -> {
            try (NDManager scope = session.engine().root().newSubManager()) {
                Map<String, NDArray> gradients = new LinkedHashMap<>();
                backward(scope, StepImages.of(images), StepLabels.of(labels), 0, gradients, Loss.OF_LABELS);
                Map<String, float[]> out = new LinkedHashMap<>();
                gradients.forEach((name, g) -> out.put(name, g.toFloatArray()));
                return out;
            }
        });
    }

    private static void collect(Map<String, NDArray> gradients, NDManager scope, String name, NDArray leaf) {
        NDArray gradient = leaf.getGradient();
        NDArray sum = gradients.get(name);
        if (sum == null) {
            NDArray kept = gradient.duplicate();
            kept.attach(scope);
            gradients.put(name, kept);
        } else {
            sum.addi(gradient);
        }
        gradient.close();
    }

    private static int correct(float[] logits, StepLabels labels, int from, int classes) {
        int n = 0;
        for (int i = 0; i < logits.length / classes; i++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = logits[i * classes + k] > logits[i * classes + best] ? k : best;
            }
            n += best == labels.main(from + i) ? 1 : 0;
        }
        return n;
    }

    /** Class probabilities as of the last step, between two steps. @return [N][C] */
    public double[][] probabilities(PixelBatch images, CancelToken cancel) throws HandfulException {
        return forward.probabilities(
                Priority.PREDICT, images, 0, images.count(), cancel, scope -> with(parameters.values()));
    }

    /** The same for images from .. to-1 that are only watched: it waits its turn. */
    public double[][] watch(PixelBatch images, int from, int to, CancelToken cancel) throws HandfulException {
        return forward.probabilities(Priority.TRAIN, images, from, to, cancel, scope -> with(parameters.values()));
    }

    /** The same for images that are watched again and again. */
    public double[][] watch(StepImages images) throws HandfulException {
        prefix.prepare(Priority.TRAIN, images);
        double[][] out = new double[images.count()][];
        for (int from = 0; from < out.length; from += microBatch) {
            int start = from;
            int n = Math.min(microBatch, out.length - from);
            float[] logits = session.engine().call(Priority.TRAIN, "watching", () -> {
                try (NDManager scope = session.engine().root().newSubManager()) {
                    return forward.logits(prefix.input(scope, images, start, n), prefix.parts(),
                            with(parameters.values()), AdapterForward.Mode.PREDICT).toFloatArray();
                }
            });
            for (int i = 0; i < n; i++) {
                out[from + i] = AdapterForward.softmax(logits, i, head.classes());
            }
        }
        return out;
    }

    /** What the network gives before its head, as of the last step. @return [N, D] */
    public EmbeddingMatrix embeddings(PixelBatch images, CancelToken cancel) throws HandfulException {
        return forward.embeddings(Priority.TRAIN, images, cancel, scope -> with(parameters.values()));
    }

    /** Puts another head of the same kind in the place of the one that there is. */
    public void replaceHead(LinearHead other) throws HandfulException {
        session.engine().call(Priority.TRAIN, "replacing the head", () -> {
            parameters.put(LinearHead.WEIGHT, other.weight());
            parameters.put(LinearHead.BIAS, other.bias());
            return null;
        });
    }

    /** How many parts at the beginning of the network run only once for each view of an image. */
    public int frozenParts() {
        return prefix.parts();
    }

    private AdapterForward.Values with(Map<String, NDArray> values) {
        Map<String, NDArray> all = new LinkedHashMap<>(values);
        adapter.fixed().keySet().forEach(name -> all.put(name, parameters.fixed(name)));
        return new AdapterForward.Values(all, parameters.fixed(LinearHead.CENTRE), head.scale(), head.mapped());
    }

    /** Head and offsets as they are now: what {@link BackboneSession#adapted} makes a model of. */
    public Map<String, Tensor> snapshot() throws HandfulException {
        Map<String, Tensor> out = session.engine().call(Priority.TRAIN, "saving", parameters::snapshot);
        out.putAll(head.fixed());
        out.putAll(adapter.fixed());
        return out;
    }

    /** Goes back to a snapshot of this session; the optimiser begins anew. */
    public void restore(Map<String, Tensor> state) throws HandfulException {
        LinearHead saved = LinearHead.of(state, session.card().embedding());
        if (saved.classes() != head.classes()) {
            throw new BackboneException(BackboneException.Problem.MISSHAPEN_TENSOR, "the saved adapter",
                    LinearHead.BIAS, head.classes(), saved.classes());
        }
        Map<String, int[]> offsets = adapter.tensors(session.trainableLayers());
        for (Map.Entry<String, int[]> t : offsets.entrySet()) {
            LinearHead.get(state, t.getKey(), t.getValue());
        }
        session.engine().call(Priority.TRAIN, "restoring", () -> {
            parameters.slots().keySet().forEach(name -> parameters.put(name, state.get(name)));
            steps = 0;
            return null;
        });
    }

    /** Names of what is trained. */
    public Set<String> trained() {
        return parameters.slots().keySet();
    }

    /** How far the training has come: what {@link #resume} goes on from, also in another process. */
    public Progress progress() throws HandfulException {
        return session.engine().call(Priority.TRAIN, "saving",
                () -> new Progress(parameters.progress(), steps, microBatch));
    }

    /** Goes on from the progress of a session that was begun in the same way. */
    public void resume(Progress progress) throws HandfulException {
        session.engine().call(Priority.TRAIN, "resuming", () -> {
            parameters.resume(progress.numbers());
            steps = progress.steps();
            microBatch = progress.microBatch();
            return null;
        });
    }

    /**
     * How far a training has come.
     *
     * @param numbers what is trained, and what the update rule remembers
     * @param steps that were done
     * @param microBatch images that go through the network at a time
     */
    public record Progress(Map<String, float[]> numbers, int steps, int microBatch) {}

    /** Frees everything that was made for this training. */
    @Override
    public void close() {
        session.engine().free(() -> {
            prefix.close();
            parameters.close();
        });
    }
}
