package org.handful.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handful.backbone.arch.Node;
import org.handful.engine.environment.Doing;
import org.handful.engine.net.FeatureMaps;
import org.handful.engine.net.LayeredNetwork;
import org.handful.engine.net.Pass;
import org.handful.engine.statistics.RunningStatistics;
import org.handful.engine.train.BranchDropout;
import org.handful.engine.train.HeadForward;
import org.handful.engine.train.MixedPrecision;
import org.handful.error.HandfulException;
import org.handful.math.Softmax;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;

/** From images through an adapted network to class probabilities, in micro-batches on the engine thread. */
final class AdapterForward {
    private final BackboneSession session;
    private final int classes;
    private MixedPrecision mixed;
    private RunningStatistics running;
    private BranchDropout dropout = new BranchDropout(0, 0);

    AdapterForward(BackboneSession session, int classes) {
        this.session = session;
        this.classes = classes;
    }

    /** From now on a training computes so; null for full precision. Engine thread only. */
    void mixed(MixedPrecision precision) {
        this.mixed = precision;
    }

    /** From now on a training lets these follow; null for none. Engine thread only. */
    void running(RunningStatistics statistics) {
        this.running = statistics;
    }

    /** From now on a training leaves this out. Engine thread only. */
    void dropping(BranchDropout left) {
        this.dropout = left;
    }

    /** What is left out from here on is that of these images of a step. Engine thread only. */
    void beginsPart(int step, String task, int from) {
        dropout.begin(step, task, from);
    }

    /** What follows the images begins from where the last step left it. @param scope of the step */
    void beginsStep(NDManager scope) {
        if (running != null) {
            running.begin(scope);
        }
    }

    /**
     * What one micro-batch uses.
     *
     * @param values trained numbers by name, of head and adapter
     * @param mapped whether the head takes what comes out of the network as it is
     */
    record Values(Map<String, NDArray> values, NDArray centre, double scale, boolean mapped) {
        /** What the layers take. A classifier of the network may be called as the head is: it stays as it is. */
        Map<String, NDArray> inside() {
            Map<String, NDArray> out = new HashMap<>(values);
            out.remove(LinearHead.WEIGHT);
            out.remove(LinearHead.BIAS);
            return out;
        }
    }

    /** Where the numbers of a micro-batch come from. */
    interface Source {
        Values in(NDManager scope) throws HandfulException;
    }

    /** @return [to - from][C], for the images from .. to-1 */
    double[][] probabilities(
            Priority priority, PixelBatch images, int from, int to, CancelToken cancel, Source source)
            throws HandfulException {
        session.checkShape(images);
        double[][] out = new double[to - from][];
        session.inParts(to - from, cancel, (at, n) -> {
            float[] logits = session.engine().call(priority, Doing.PREDICTING, () -> {
                try (NDManager scope = session.engine().root().newSubManager()) {
                    return logits(scope, images, from + at, n, source.in(scope), Mode.PREDICT).toFloatArray();
                }
            });
            for (int i = 0; i < n; i++) {
                out[at + i] = softmax(logits, i, classes);
            }
        });
        return out;
    }

    /** Of row i of [N, C]. */
    static double[] softmax(float[] logits, int i, int classes) {
        double[] row = new double[classes];
        for (int k = 0; k < classes; k++) {
            row[k] = logits[i * classes + k];
        }
        Softmax.inPlace(row);
        return row;
    }

    /** What each part from this one on gives, in full precision; the last is [n, D]. Engine thread only. */
    List<NDArray> outputs(NDArray x, int part, Values values, Mode mode) throws HandfulException {
        Pass used = pass(values, mode);
        LayeredNetwork network = network();
        List<NDArray> out = new ArrayList<>();
        NDArray at = x;
        for (int i = part; i < network.parts(); i++) {
            at = network.part(i, at, used);
            out.add(used.wide(at));
        }
        return out;
    }

    /** What the network gives before its head. */
    EmbeddingMatrix embeddings(Priority priority, PixelBatch images, CancelToken cancel, ProgressListener progress,
            Source source) throws HandfulException {
        session.checkShape(images);
        int dim = session.card().embedding();
        float[] out = new float[images.count() * dim];
        session.inParts(images.count(), cancel, (at, n) -> {
            float[] part = session.engine().call(priority, Doing.EMBEDDING, () -> {
                try (NDManager scope = session.engine().root().newSubManager()) {
                    return embeddings(pixels(scope, images, at, n), 0, source.in(scope), Mode.PREDICT).toFloatArray();
                }
            });
            System.arraycopy(part, 0, out, at * dim, part.length);
            progress.update(at + n, images.count());
        });
        return new EmbeddingMatrix(images.count(), dim, out);
    }

    /** What a way through the network is for. */
    enum Mode {
        PREDICT,
        /** A backward pass follows. */
        TRAIN,
        /** The same for images that the network is not to be adapted to by more than gradients. */
        TRAIN_BESIDE,
        /** What a training compares its own answers with: computed with the same precision, without a backward pass. */
        COMPARE
    }

    /** Engine thread only. @return [n, C], owned by the scope */
    NDArray logits(NDManager scope, PixelBatch images, int from, int n, Values values, Mode mode)
            throws HandfulException {
        return logits(pixels(scope, images, from, n), 0, values, mode);
    }

    /** Engine thread only. @return [n, C, H, W] */
    NDArray pixels(NDManager scope, PixelBatch images, int from, int n) {
        return session.engine().staging().channelsLast(scope, images.values(), from * images.stride(), n,
                images.channels(), images.height(), images.width());
    }

    /**
     * Engine thread only.
     *
     * @param x what the parts before {@code part} gave
     * @return [n, C], owned by the manager of x
     */
    NDArray logits(NDArray x, int part, Values values, Mode mode) throws HandfulException {
        return head(embeddings(x, part, values, mode), values);
    }

    /** Engine thread only. @return [n, D] */
    NDArray embeddings(NDArray x, int part, Values values, Mode mode) throws HandfulException {
        Pass pass = pass(values, mode);
        return pass.wide(network().forward(x, pass, part));
    }

    private Pass pass(Values values, Mode mode) {
        boolean trains = mode == Mode.TRAIN || mode == Mode.TRAIN_BESIDE;
        Pass plain = Pass.with(values.inside(), trains);
        Pass full = trains ? dropout.over(plain) : plain;
        Pass pass = mixed == null || mode == Mode.PREDICT ? full : mixed.over(full);
        if (running == null) {
            return pass;
        }
        return switch (mode) {
            case TRAIN -> running.following(pass);
            case TRAIN_BESIDE -> running.looking(pass);
            case PREDICT, COMPARE -> pass;
        };
    }

    /** Engine thread only. @param embeddings [n, D] */
    static NDArray head(NDArray embeddings, Values values) {
        NDArray weight = values.values.get(LinearHead.WEIGHT);
        NDArray bias = values.values.get(LinearHead.BIAS);
        return values.mapped ? embeddings.matMul(weight.transpose()).add(bias)
                : HeadForward.logits(embeddings, weight, bias, values.centre, values.scale);
    }

    /** The last maps of one image, and how a score of its embedding answers to them. @param image one image */
    FeatureMaps maps(PixelBatch image, Source source, BackboneSession.Score score) throws HandfulException {
        session.checkShape(image);
        Node description = session.trainableLayers();
        return session.engine().call(Priority.PREDICT, Doing.EXPLAINING, () -> {
            try (NDManager scope = session.engine().root().newSubManager()) {
                Map<String, NDArray> values = source.in(scope).inside();
                return FeatureMaps.of(scope, network(), description, pixels(scope, image, 0, 1), Pass.with(values, false),
                        Pass.with(values, true), embedding -> {
                            float[] gradient = floats(score.gradient(embedding.toFloatArray()));
                            return embedding.mul(session.engine().staging().tensor(scope, gradient, 1, gradient.length))
                                    .sum();
                        });
            }
        });
    }

    /** How much each token looks at each other. @param image one image @return [layers][heads][T][T] */
    double[][][][] attention(PixelBatch image, Source source) throws HandfulException {
        session.checkShape(image);
        return session.engine().call(Priority.PREDICT, Doing.EXPLAINING, () -> {
            try (NDManager scope = session.engine().root().newSubManager()) {
                List<double[][][]> layers = new ArrayList<>();
                network().forward(pixels(scope, image, 0, 1),
                        Pass.with(source.in(scope).inside(), false).watching(shares -> layers.add(heads(shares))), 0);
                return layers.toArray(double[][][][]::new);
            }
        });
    }

    private static double[][][] heads(NDArray shares) {
        int heads = (int) shares.getShape().get(1);
        int tokens = (int) shares.getShape().get(2);
        float[] all = shares.toFloatArray();
        double[][][] out = new double[heads][tokens][tokens];
        for (int i = 0; i < all.length; i++) {
            out[i / (tokens * tokens)][i / tokens % tokens][i % tokens] = all[i];
        }
        return out;
    }

    private static float[] floats(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    /** Engine thread only. */
    LayeredNetwork network() throws HandfulException {
        return session.engine().networks().tunable(session.engine().root(), session.backbone());
    }
}
