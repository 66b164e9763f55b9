package org.handful.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Objective;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.engine.environment.Doing;
import org.handful.engine.environment.Failures;
import org.handful.engine.statistics.RunningStatistics;
import org.handful.engine.train.Agreement;
import org.handful.engine.train.BranchDropout;
import org.handful.engine.train.FeatureBank;
import org.handful.engine.train.Gradients;
import org.handful.engine.train.MixedPrecision;
import org.handful.engine.train.Parameters;
import org.handful.engine.train.Precision;
import org.handful.engine.train.PrivateRule;
import org.handful.engine.train.Steering;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.math.SeededRandom;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.model.Tensor;

/**
 * One training inside a network: offsets and a head that change, a backbone that does not. Each step is one entry of
 * the engine's queue, so a live prediction runs between two. Steps come from one thread; predictions from any.
 */
public final class TuningSession implements AutoCloseable {
    private static final String OTHER = "other.";
    private static final String DRAWN = "drawn.";

    private final BackboneSession session;
    private final Adapter adapter;
    private final AdapterForward forward;
    private final LinearHead head;
    private final Parameters parameters;
    private final List<Parameters.Run<Treatment>> runs;
    private final Backward backward;
    private final List<Backward> others = new ArrayList<>();
    private final Prefix prefix;
    private final Objective objective;
    private final long seed;
    private final Map<String, Double> rates = new HashMap<>();
    private final FeatureBank bank;
    private RunningStatistics running;
    private MixedPrecision mixed;
    private int steps;
    private int microBatch;

    /**
     * @param otherHeads for other sets of images
     * @param beforePart hears the size of each part before it runs: tests let memory run short there
     */
    TuningSession(
            BackboneSession session, Adapter adapter, LinearHead start, long seed, Objective objective, Precision precision,
            List<LinearHead> otherHeads, IntConsumer beforePart)
            throws HandfulException {
        if (start.dim() != session.card().embedding()) {
            throw new IllegalArgumentException("a head for " + start.dim() + " numbers");
        }
        this.session = session;
        this.adapter = adapter;
        this.head = start;
        this.microBatch = session.trainingMicroBatch();
        this.forward = new AdapterForward(session, start.classes());
        Node network = session.trainableLayers();
        adapter.check(network, session.card().id());
        Map<String, Tensor> begin = new LinkedHashMap<>();
        begin.put(LinearHead.WEIGHT, start.weight());
        begin.put(LinearHead.BIAS, start.bias());
        adapter.start(network, seed).forEach((name, tensor) -> {
            begin.put(name, tensor);
            rates.put(name, adapter.rate(name, network));
        });
        for (int i = 0; i < otherHeads.size(); i++) {
            begin.put(OTHER + i + "." + LinearHead.WEIGHT, otherHeads.get(i).weight());
            begin.put(OTHER + i + "." + LinearHead.BIAS, otherHeads.get(i).bias());
        }
        this.objective = objective;
        this.bank = new FeatureBank(start.classes(), start.centre().values(), start.scale());
        this.seed = seed;
        this.prefix = new Prefix(session, forward, adapter.lowestPart(network), beforePart);
        this.parameters = session.engine().call(Priority.TRAIN, Doing.TRAINING, () -> {
            Parameters p = new Parameters(session.engine().root(), session.engine().staging(), begin);
            try {
                p.fix(LinearHead.CENTRE, start.centre());
                for (int i = 0; i < otherHeads.size(); i++) {
                    p.fix(OTHER + i + "." + LinearHead.CENTRE, otherHeads.get(i).centre());
                }
                adapter.fixed(network).forEach(p::fix);
                running = new RunningStatistics(p.letMove(adapter.moving(network)));
                forward.running(running);
                forward.dropping(new BranchDropout(objective.dropout(), seed));
                if (precision == Precision.MIXED) {
                    mixed = new MixedPrecision(session.engine().root());
                    forward.mixed(mixed);
                }
            } catch (RuntimeException | Error e) {
                p.close();
                throw e;
            }
            return p;
        });
        this.runs = parameters.runs(this::treatment);
        this.backward = new Backward(session, forward, start, "", parameters, adapter.fixed(network).keySet(),
                prefix, objective, mixed, beforePart);
        for (int i = 0; i < otherHeads.size(); i++) {
            others.add(backward.answering(otherHeads.get(i), OTHER + i + "."));
        }
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
        return step(images, labels, rates, Optional.empty());
    }

    /**
     * Images of another set, with a head of their own.
     *
     * @param set number of its head
     */
    public record Beside(StepImages images, StepLabels labels, int set) {}

    /** The same with another set beside, whose images count as much: the result says how far the two agree. */
    public StepResult step(StepImages images, StepLabels labels, StepRates rates, Optional<Beside> beside)
            throws HandfulException {
        prefix.prepare(Priority.TRAIN, images);
        if (objective.otherView()) {
            prefix.prepare(Priority.TRAIN, images.otherView());
        }
        if (beside.isPresent()) {
            prefix.prepare(Priority.TRAIN, beside.get().images);
        }
        return session.engine().call(Priority.TRAIN, Doing.TRAINING,
                () -> retrying(images.count(), () -> tryStep(images, labels, rates, beside)));
    }

    /** Begins again with half of the micro-batch when memory runs short. */
    private <T> T retrying(int images, Try<T> work) throws HandfulException {
        while (true) {
            try {
                return work.now();
            } catch (RuntimeException | OutOfMemoryError e) {
                if (!Failures.mayBeMemory(e) || microBatch == 1) {
                    throw e;
                }
                microBatch = (Math.min(microBatch, images) + 1) / 2;
                session.engine().freeUnused();
            }
        }
    }

    private interface Try<T> {
        T now() throws HandfulException;
    }

    /**
     * The same for a step that keeps a promise about each of its images, which are all there are. Only for adapters of
     * one number per channel.
     */
    public StepResult step(StepImages images, StepLabels labels, StepRates rates, PrivateRule rule)
            throws HandfulException {
        prefix.prepare(Priority.TRAIN, images);
        return session.engine().call(Priority.TRAIN, Doing.TRAINING, () -> retrying(images.count(), () -> {
            try (NDManager scope = session.engine().root().newSubManager()) {
                Backward.Found found = backward.privately(scope, images, labels, rule, steps + 1, microBatch);
                update(scope, found.gradient(), rates);
                return found.seen();
            }
        }));
    }

    private StepResult tryStep(StepImages images, StepLabels labels, StepRates rates, Optional<Beside> beside)
            throws HandfulException {
        try (NDManager scope = session.engine().root().newSubManager()) {
            Backward.Found found = backward.of(
                    scope, images, labels, rates.labelSmoothing(), Backward.Loss.OF_LABELS, steps, microBatch);
            leaveMappedHead(scope, found.gradient());
            if (bank.size() > 0) {
                bank.mixInto(found.gradient(), parameters.values().get(LinearHead.WEIGHT),
                        parameters.values().get(LinearHead.BIAS), images.count(), rates.labelSmoothing());
            }
            heed(scope, images, labels, found.gradient(), rates.labelSmoothing());
            double agreement = beside.isEmpty() ? 0
                    : learnBeside(scope, beside.get(), found.gradient(), rates.labelSmoothing());
            Gradients.clip(List.of(found.gradient()), rates.clipNorm());
            update(scope, found.gradient(), rates);
            running.keep();
            if (bank.size() > 0) {
                bank.put(found.features().tuned(), found.features().frozen(),
                        IntStream.range(0, images.count()).map(labels::main).toArray());
            }
            return found.seen().agreeing(agreement);
        }
    }

    /**
     * Gives the bank the features to begin with, if there is to be one.
     *
     * @param x [N, D] of the frozen network
     */
    public void remember(EmbeddingMatrix x, int[] y) {
        if (objective.bank() > 0) {
            bank.fill(x.values(), y);
        }
    }

    /** @param gradient of the images; what those beside them ask for is added @return the cosine of the two in the network */
    private double learnBeside(NDManager scope, Beside beside, NDArray gradient, double smoothing) throws HandfulException {
        NDArray other = others.get(beside.set)
                .of(scope, beside.images, beside.labels, smoothing, Backward.Loss.OF_LABELS, steps, microBatch).gradient();
        List<Parameters.Run<Treatment>> inside = runs.stream().filter(run -> !run.treatment().head).toList();
        double cosine = Gradients.cosine(scope, gradient, other, inside);
        gradient.addi(other);
        return cosine;
    }

    /** A head that maps classes is not trained: its gradient counts for nothing. */
    private void leaveMappedHead(NDManager scope, NDArray gradient) {
        for (Parameters.Run<Treatment> run : runs) {
            if (run.treatment().head && head.mapped()) {
                NDArray part = Parameters.part(scope, gradient, run);
                part.subi(part);
            }
        }
    }

    /** @param gradient flat, of everything that is trained; used up */
    private void update(NDManager scope, NDArray gradient, StepRates rates) {
        steps++;
        for (Parameters.Run<Treatment> run : runs) {
            Treatment t = run.treatment();
            if (t.head && head.mapped()) {
                continue;
            }
            rates.rule().update().update(scope, parameters.part(scope, run), Parameters.part(scope, gradient, run), steps,
                    t.head ? rates.head() : rates.adapter() * t.rate, t.decays ? rates.weightDecay() : 0);
        }
    }

    /**
     * How some of what is trained is changed in a step.
     *
     * @param rate multiple of the learning rate inside the network
     */
    private record Treatment(boolean head, double rate, boolean decays) {}

    private Treatment treatment(String name) {
        boolean inHead = name.startsWith("head.") || name.startsWith(OTHER);
        return new Treatment(inHead, inHead ? 1 : rates.get(name),
                inHead ? !name.endsWith(LinearHead.BIAS) : adapter.decays());
    }

    /** What else there is to heed, on the gradients of the images. */
    private void heed(NDManager scope, StepImages images, StepLabels labels, NDArray gradient, double smoothing)
            throws HandfulException {
        if (objective.agreement() <= 0 && objective.steering() <= 0) {
            return;
        }
        Map<String, NDArray> gradients = parameters.named(gradient);
        if (objective.agreement() > 0) {
            Map<String, NDArray> teacher = parameters.named(backward.of(
                    scope, images, labels, smoothing, Backward.Loss.OF_FROZEN_ANSWERS, steps, microBatch).gradient());
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
            NDArray reference;
            Map<String, NDArray> before = Steering.ascend(parameters.values(), gradients, objective.steering());
            try {
                reference = backward.of(
                        scope, images, labels, smoothing, Backward.Loss.OF_LABELS, steps, microBatch).gradient();
            } finally {
                Steering.restore(parameters.values(), before);
            }
            Steering.apply(gradients, parameters.named(reference));
        }
    }

    /** The gradients of the mean loss without smoothing, by name; in smaller parts when memory runs short. */
    public Map<String, float[]> gradients(PixelBatch images, int[] labels) throws HandfulException {
        return session.engine().call(Priority.TRAIN, Doing.TRAINING, () -> retrying(labels.length, () -> {
            try (NDManager scope = session.engine().root().newSubManager()) {
                Backward.Found found = backward.of(scope, StepImages.of(images), StepLabels.of(labels), 0,
                        Backward.Loss.OF_LABELS, steps, microBatch);
                Map<String, float[]> out = new LinkedHashMap<>();
                parameters.named(found.gradient()).forEach((name, g) -> out.put(name, g.toFloatArray()));
                return out;
            }
        }));
    }

    /** Class probabilities as of the last step, between two steps. @return [N][C] */
    public double[][] probabilities(PixelBatch images, CancelToken cancel) throws HandfulException {
        return forward.probabilities(
                Priority.PREDICT, images, 0, images.count(), cancel, backward::lent);
    }

    /** The same for images from .. to-1 that are only watched: it waits its turn. */
    public double[][] watch(PixelBatch images, int from, int to, CancelToken cancel) throws HandfulException {
        return forward.probabilities(Priority.TRAIN, images, from, to, cancel, backward::lent);
    }

    /** The same for images that are watched again and again; in smaller parts when memory runs short. */
    public double[][] watch(StepImages images) throws HandfulException {
        prefix.prepare(Priority.TRAIN, images);
        double[][] out = new double[images.count()][];
        for (int done = 0; done < out.length;) {
            int from = done;
            float[] logits = session.engine().call(Priority.TRAIN, Doing.TRAINING, () -> retrying(out.length - from, () -> {
                try (NDManager scope = session.engine().root().newSubManager()) {
                    int n = Math.min(microBatch, out.length - from);
                    return forward.logits(prefix.input(scope, images, from, n), prefix.parts(),
                            backward.lent(scope), AdapterForward.Mode.PREDICT).toFloatArray();
                }
            }));
            for (int i = 0; i < logits.length / head.classes(); i++) {
                out[done++] = AdapterForward.softmax(logits, i, head.classes());
            }
        }
        return out;
    }

    /** What the network gives before its head, as of the last step. @return [N, D] */
    public EmbeddingMatrix embeddings(PixelBatch images, CancelToken cancel) throws HandfulException {
        return embeddings(images, cancel, ProgressListener.NONE);
    }

    public EmbeddingMatrix embeddings(PixelBatch images, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        return forward.embeddings(Priority.TRAIN, images, cancel, progress, backward::lent);
    }

    /** Puts another head of the same kind in the place of the one that there is. */
    public void replaceHead(LinearHead other) throws HandfulException {
        session.engine().call(Priority.TRAIN, Doing.TRAINING, () -> {
            parameters.replace(LinearHead.WEIGHT, other.weight());
            parameters.replace(LinearHead.BIAS, other.bias());
            return null;
        });
    }

    /** Whether products still have 16 bits: they have 32 once 16 could not hold an answer. */
    public boolean narrow() {
        return backward.narrow();
    }

    /** How many parts at the beginning of the network run only once for each view of an image. */
    public int frozenParts() {
        return prefix.parts();
    }

    /** Head and offsets as they are now: what {@link BackboneSession#adapted} makes a model of. */
    public Map<String, Tensor> snapshot() throws HandfulException {
        Map<String, Tensor> out = session.engine().call(Priority.TRAIN, Doing.SAVING, parameters::snapshot);
        out.keySet().removeIf(name -> name.startsWith(OTHER));
        if (adapter.kept() != adapter) {
            keep(out);
        }
        out.putAll(head.fixed());
        adapter.kept().fixed(session.trainableLayers()).forEach(out::putIfAbsent);
        return out;
    }

    /** Puts what acts in the place of what is trained. */
    private void keep(Map<String, Tensor> out) throws HandfulException {
        Set<String> moving = adapter.moving(session.trainableLayers());
        out.keySet().removeIf(name -> !name.startsWith("head.") && !moving.contains(name));
        session.engine().call(Priority.TRAIN, Doing.SAVING, () -> {
            try (NDManager scope = session.engine().root().newSubManager()) {
                Map<String, NDArray> acting = backward.lent(scope).values();
                adapter.kept().tensors(session.trainableLayers()).forEach((name, shape) ->
                        out.put(name, Parameters.read(acting.get(name), shape)));
                return null;
            }
        });
    }

    /** Goes back to a snapshot of this session; the optimiser begins anew. */
    public void restore(Map<String, Tensor> state) throws HandfulException {
        LinearHead saved = LinearHead.of(state, session.card().embedding());
        if (saved.classes() != head.classes()) {
            throw new BackboneException(BackboneException.Problem.MISSHAPEN_TENSOR, Because.of("because.adapter"),
                    LinearHead.BIAS, head.classes(), saved.classes());
        }
        Map<String, int[]> offsets = adapter.tensors(session.trainableLayers());
        for (Map.Entry<String, int[]> t : offsets.entrySet()) {
            LinearHead.get(state, t.getKey(), t.getValue());
        }
        session.engine().call(Priority.TRAIN, Doing.RESUMING, () -> {
            Map<String, Tensor> all = parameters.snapshot();
            all.putAll(state);
            parameters.put(all);
            steps = 0;
            return null;
        });
    }

    /** Names of what is trained. */
    public Set<String> trained() {
        return parameters.names();
    }

    /** How far the training has come: what {@link #resume} goes on from, also in another process. */
    public Progress progress() throws HandfulException {
        return session.engine().call(Priority.TRAIN, Doing.SAVING,
                () -> {
                    Map<String, float[]> numbers = new LinkedHashMap<>(parameters.progress());
                    if (bank.size() > 0) {
                        numbers.putAll(bank.progress());
                    }
                    adapter.drawn().forEach((name, tensor) -> numbers.put(DRAWN + name, tensor.floats()));
                    return new Progress(numbers, steps, microBatch, mixed == null ? 1 : mixed.lossScale());
                });
    }

    /** Goes on from the progress of a session that was begun in the same way. */
    public void resume(Progress progress) throws HandfulException {
        session.engine().call(Priority.TRAIN, Doing.RESUMING, () -> {
            parameters.resume(progress.numbers());
            if (bank.size() > 0) {
                bank.resume(progress.numbers());
            }
            adapter.drawn().forEach((name, tensor) -> parameters.fix(
                    name, Tensor.of(tensor.shape(), progress.numbers().get(DRAWN + name))));
            steps = progress.steps();
            microBatch = progress.microBatch();
            if (mixed != null) {
                mixed.resume(progress.lossScale());
            }
            return null;
        });
    }

    /** The numbers of a progress, with what the adapter had drawn under its own names. */
    public static Map<String, float[]> drawn(Map<String, float[]> numbers) {
        Map<String, float[]> out = new LinkedHashMap<>();
        numbers.forEach((name, v) -> out.put(name.startsWith(DRAWN) ? name.substring(DRAWN.length()) : name, v));
        return out;
    }

    /**
     * How far a training has come.
     *
     * @param numbers what is trained, and what the update rule remembers
     * @param steps that were done
     * @param microBatch images that go through the network at a time
     * @param lossScale of mixed precision, 1 otherwise
     */
    public record Progress(Map<String, float[]> numbers, int steps, int microBatch, double lossScale) {}

    /** Frees everything that was made for this training. */
    @Override
    public void close() {
        session.engine().free(() -> {
            prefix.close();
            parameters.close();
            if (mixed != null) {
                mixed.close();
            }
        });
    }
}
