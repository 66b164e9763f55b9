package org.handful.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.handful.engine.net.LayeredNetwork;
import org.handful.engine.net.Pass;
import org.handful.engine.train.HeadForward;
import org.handful.error.HandfulException;
import org.handful.math.Softmax;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;

/** From images through an adapted network to class probabilities, in micro-batches on the engine thread. */
final class AdapterForward {
    private final BackboneSession session;
    private final int classes;

    AdapterForward(BackboneSession session, int classes) {
        this.session = session;
        this.classes = classes;
    }

    /**
     * What one micro-batch uses.
     *
     * @param values trained numbers by name, of head and adapter
     */
    record Values(Map<String, NDArray> values, NDArray centre, double scale) {}

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
            float[] logits = session.engine().call(priority, "predicting with " + session.card().id(), () -> {
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

    /** Whether a backward pass follows. */
    enum Mode {
        PREDICT,
        TRAIN
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
        return network().forward(x, Pass.with(values.values, mode == Mode.TRAIN), part);
    }

    /** Engine thread only. @param embeddings [n, D] */
    static NDArray head(NDArray embeddings, Values values) {
        return HeadForward.logits(embeddings, values.values.get(LinearHead.WEIGHT), values.values.get(LinearHead.BIAS),
                values.centre, values.scale);
    }

    /** Engine thread only. */
    LayeredNetwork network() throws HandfulException {
        return session.engine().networks().tunable(session.engine().root(), session.backbone());
    }
}
