package org.handful.method.embedding.batch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.handful.error.InputException;
import org.handful.method.FitContext;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.Tensor;

/**
 * The support set, which a transductive head keeps until it meets a batch. Immutable.
 *
 * @param rows normalised, [N, D]
 */
public record Memory(Normaliser normaliser, double[] rows, int[] labels, int classes) {
    /**
     * @throws InputException when a class has no image or an embedding is not a number
     * @throws java.util.concurrent.CancellationException when the fit is cancelled
     */
    public static Memory of(LabelledEmbeddings support, Normalisation normalise, FitContext context) throws InputException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        Normaliser normaliser = Normaliser.of(normalise, support.x());
        return new Memory(normaliser, normaliser.apply(support.x()), support.y().clone(), support.classes());
    }

    /** D, numbers of an embedding. */
    public int dim() {
        return rows.length / labels.length;
    }

    /** Class means [K, D]. */
    public double[] means() {
        int dim = dim();
        double[] means = new double[classes * dim];
        int[] counts = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]]++;
            for (int j = 0; j < dim; j++) {
                means[labels[i] * dim + j] += rows[i * dim + j];
            }
        }
        for (int k = 0; k < classes; k++) {
            for (int j = k * dim; j < (k + 1) * dim; j++) {
                means[j] /= counts[k];
            }
        }
        return means;
    }

    /** @param settings numbers of the method */
    public HeadState state(String method, double... settings) {
        Map<String, Tensor> tensors = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        tensors.put("support", Tensor.matrix(labels.length, dim(), rows));
        tensors.put("labels", Tensor.vector(Arrays.stream(labels).asDoubleStream().toArray()));
        tensors.put("settings", Tensor.vector(settings));
        notes.put("classes", String.valueOf(classes));
        normaliser.save(tensors, notes);
        return new HeadState(method, tensors, notes);
    }

    /** What {@link #state} kept. */
    public static Memory restore(HeadState state) {
        return new Memory(Normaliser.restore(state), state.tensors().get("support").values(),
                Arrays.stream(state.tensors().get("labels").values()).mapToInt(v -> (int) v).toArray(),
                Integer.parseInt(state.notes().get("classes")));
    }

    /** The numbers of the method that {@link #state} was given, in their order. */
    public static double[] settings(HeadState state) {
        return state.tensors().get("settings").values();
    }
}
