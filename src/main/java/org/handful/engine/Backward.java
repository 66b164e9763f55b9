package org.handful.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.handful.engine.adapter.Objective;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.engine.net.Scaled;
import org.handful.engine.train.HeadForward;
import org.handful.engine.train.LowRankForm;
import org.handful.engine.train.MixedPrecision;
import org.handful.engine.train.Parameters;
import org.handful.engine.train.PrivateRule;
import org.handful.error.EngineException;
import org.handful.error.HandfulException;

/**
 * The way of some images through the network and back, part by part. Engine thread only.
 *
 * @param head that answers
 * @param task what the names of its numbers begin with: nothing for the head of the model
 * @param extras names of what an adapter brings along without training it
 * @param mixed null for full precision
 * @param beforePart hears the size of each part before it runs
 */
record Backward(
        BackboneSession session, AdapterForward forward, LinearHead head, String task, Parameters parameters,
        Set<String> extras, Prefix prefix, Objective objective, MixedPrecision mixed, IntConsumer beforePart) {
    /** What the images are to give. */
    enum Loss {
        OF_LABELS,
        /** Cross-entropy against what the frozen network and the first head say: the distillation loss at temperature 1. */
        OF_FROZEN_ANSWERS
    }

    /**
     * What was found.
     *
     * @param gradient flat, of everything that is trained, owned by the scope
     * @param features of the images, where a bank is to keep them
     */
    record Found(StepResult seen, NDArray gradient, Features features) {}

    /** What the trained and the frozen network give of some images, [N, D] each. */
    record Features(float[] tuned, float[] frozen) {}

    /**
     * The mean loss over the images, and its gradient.
     *
     * @param step what is left out follows from: the same step goes the same way again
     * @param microBatch images in a part
     */
    Found of(NDManager scope, StepImages images, StepLabels labels, double smoothing, Loss of, int step, int microBatch)
            throws HandfulException {
        while (true) {
            if (follows(of)) {
                forward.beginsStep(scope);
            }
            try {
                Found out = once(scope, images, labels, smoothing, of, step, microBatch);
                if (!narrow() || mixed.unscale(List.of(out.gradient))) {
                    return out;
                }
            } catch (EngineException e) {
                if (mixed == null || !mixed.giveUp()) {
                    throw e;
                }
            }
        }
    }

    /** The same for images of another set, which another head answers for. */
    Backward answering(LinearHead other, String otherTask) {
        return new Backward(
                session, forward, other, otherTask, parameters, extras, prefix, objective, mixed, beforePart);
    }

    /** Whether products have 16 bits. */
    boolean narrow() {
        return mixed != null && mixed.on();
    }

    /** Statistics follow the images of the model's own task alone. */
    private boolean follows(Loss of) {
        return task.isEmpty() && of == Loss.OF_LABELS;
    }

    private Found once(NDManager scope, StepImages images, StepLabels labels, double smoothing, Loss of, int step,
            int microBatch) throws HandfulException {
        NDArray[] sum = {null};
        int dim = head.dim();
        boolean keep = objective.bank() > 0 && of == Loss.OF_LABELS;
        Features features = new Features(new float[keep ? images.count() * dim : 0], new float[keep ? images.count() * dim : 0]);
        StepResult seen = inParts(scope, images, labels, microBatch, (part, x, from, n) -> {
            NDArray frozen = keep || objective.consistency() > 0 || of == Loss.OF_FROZEN_ANSWERS
                    ? forward.embeddings(objective.otherView() ? prefix.input(part, images.otherView(), from, n) : x,
                            prefix.parts(), with(Map.of()), AdapterForward.Mode.COMPARE) : null;
            boolean near = objective.features() > 0 && of == Loss.OF_LABELS;
            List<NDArray> was = near
                    ? forward.outputs(x, prefix.parts(), with(Map.of()), AdapterForward.Mode.COMPARE) : List.of();
            NDArray targets = of == Loss.OF_LABELS
                    ? targets(part, labels, from, n, smoothing)
                    : AdapterForward.head(frozen, firstHead(part)).softmax(1);
            Parameters.Leaves leaves;
            NDArray embeddings;
            NDArray logits;
            NDArray loss;
            forward.beginsPart(step, task, from);
            try (GradientCollector collector = collector()) {
                leaves = parameters.leaves(part);
                AdapterForward.Values values = with(leaves.named());
                AdapterForward.Mode mode =
                        follows(of) ? AdapterForward.Mode.TRAIN : AdapterForward.Mode.TRAIN_BESIDE;
                List<NDArray> is = near ? forward.outputs(x, prefix.parts(), values, mode)
                        : List.of(forward.embeddings(x, prefix.parts(), values, mode));
                embeddings = is.getLast();
                logits = AdapterForward.head(embeddings, values);
                loss = Scaled.of(HeadForward.crossEntropy(logits, targets), (double) n / images.count());
                NDArray all = objective.consistency() > 0 && of == Loss.OF_LABELS
                        ? loss.add(Scaled.of(HeadForward.distance(embeddings, frozen),
                                objective.consistency() * n / images.count()))
                        : loss;
                if (near) {
                    all = all.add(Scaled.of(HeadForward.features(is, was), objective.features() * n / images.count()));
                }
                collector.backward(!narrow() ? all : Scaled.of(all, mixed.lossScale()));
            }
            NDArray gradient = leaves.all().getGradient();
            sum[0] = sum(scope, sum[0], gradient);
            if (keep) {
                System.arraycopy(embeddings.toFloatArray(), 0, features.tuned, from * dim, n * dim);
                System.arraycopy(frozen.toFloatArray(), 0, features.frozen, from * dim, n * dim);
            }
            return new Answer(loss.getFloat(), logits);
        });
        return new Found(seen, sum[0], features);
    }

    /** The same with the gradient of each image shortened, and noise. @param step counts from 1 */
    Found privately(NDManager scope, StepImages images, StepLabels labels, PrivateRule rule, int step, int microBatch)
            throws HandfulException {
        Map<String, NDArray> sums = new LinkedHashMap<>();
        StepResult seen = inParts(scope, images, labels, microBatch, (part, x, from, n) -> {
            NDArray targets = targets(part, labels, from, n, 0);
            Map<String, NDArray> rows = new LinkedHashMap<>();
            parameters.values().forEach((name, value) -> {
                if (!name.startsWith("head.")) {
                    rows.put(name, PrivateRule.perImage(part, value, n));
                }
            });
            Map<String, NDArray> values = new LinkedHashMap<>(parameters.values());
            values.putAll(rows);
            NDArray embeddings;
            NDArray logits;
            NDArray loss;
            try (GradientCollector collector = collector()) {
                embeddings = forward.embeddings(x, prefix.parts(), with(values), AdapterForward.Mode.TRAIN);
                logits = AdapterForward.head(embeddings, with(values));
                // The sum over images, not the mean: the mean would make every gradient n times too short.
                loss = Scaled.of(HeadForward.crossEntropy(logits, targets), n);
                collector.backward(loss);
            }
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            rows.forEach((name, leaf) -> gradients.put(name, leaf.getGradient()));
            NDArray u = HeadForward.direction(embeddings, parameters.fixed(LinearHead.CENTRE), head.scale());
            rule.clipped(gradients, logits.softmax(1).sub(targets), u, LinearHead.WEIGHT, LinearHead.BIAS)
                    .forEach((name, some) -> sums.put(name, sum(scope, sums.get(name), some)));
            return new Answer(loss.getFloat() / images.count(), logits);
        });
        rule.finish(scope, session.engine().staging(), sums, step, images.count());
        NDList flat = new NDList();
        parameters.names().forEach(name -> flat.add(sums.get(name).flatten()));
        return new Found(seen, NDArrays.concat(flat, 0), new Features(new float[0], new float[0]));
    }

    /** @param loss share of the images in the loss @param logits [n, C] */
    private record Answer(double loss, NDArray logits) {}

    private interface Part {
        /** @param scope owns what the part makes @param x what the layers above the frozen ones take */
        Answer run(NDManager scope, NDArray x, int from, int n) throws HandfulException;
    }

    private StepResult inParts(NDManager scope, StepImages images, StepLabels labels, int microBatch, Part work)
            throws HandfulException {
        double loss = 0;
        int correct = 0;
        for (int from = 0; from < images.count(); from += microBatch) {
            int n = Math.min(microBatch, images.count() - from);
            beforePart.accept(n);
            try (NDManager part = scope.newSubManager()) {
                Answer answer = work.run(part, prefix.input(part, images, from, n), from, n);
                loss += answer.loss;
                correct += correct(answer.logits.toFloatArray(), labels, from, head.classes());
            }
        }
        if (!Double.isFinite(loss)) {
            throw new EngineException(EngineException.Problem.DIVERGED, loss);
        }
        return new StepResult(loss, (double) correct / images.count(), microBatch);
    }

    private static GradientCollector collector() {
        return ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector();
    }

    /** @param sum null before the first part @return owned by the scope */
    private static NDArray sum(NDManager scope, NDArray sum, NDArray some) {
        if (sum == null) {
            some.attach(scope);
            return some;
        }
        return sum.addi(some);
    }

    private NDArray targets(NDManager scope, StepLabels labels, int from, int n, double smoothing) {
        return session.engine().staging().tensor(scope, labels.targets(from, n, head.classes(), smoothing), n,
                head.classes());
    }

    private AdapterForward.Values firstHead(NDManager scope) {
        var staging = session.engine().staging();
        return new AdapterForward.Values(Map.of(
                LinearHead.WEIGHT, Parameters.tensor(scope, staging, head.weight()),
                LinearHead.BIAS, Parameters.tensor(scope, staging, head.bias())),
                parameters.fixed(LinearHead.CENTRE), head.scale(), head.mapped());
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

    /** The numbers as they are, for a way through the network that ends with the scope. */
    AdapterForward.Values lent(NDManager scope) {
        return with(parameters.lent(scope));
    }

    /** What a way through the network takes. @param values of what is trained, by name; none for the network as it was */
    AdapterForward.Values with(Map<String, NDArray> values) {
        NDArray centre = parameters.fixed(task + LinearHead.CENTRE);
        if (values.isEmpty()) {
            // What an adapter brings along acts with it alone.
            return new AdapterForward.Values(values, centre, head.scale(), head.mapped());
        }
        Map<String, NDArray> brought = new LinkedHashMap<>(values);
        extras.forEach(name -> brought.put(name, parameters.fixed(name)));
        Map<String, NDArray> all = LowRankForm.plain(brought);
        if (!task.isEmpty()) {
            all.put(LinearHead.WEIGHT, values.get(task + LinearHead.WEIGHT));
            all.put(LinearHead.BIAS, values.get(task + LinearHead.BIAS));
        }
        return new AdapterForward.Values(all, centre, head.scale(), head.mapped());
    }
}
