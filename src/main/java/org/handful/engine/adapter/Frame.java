package org.handful.engine.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.backbone.arch.Node;
import org.handful.error.Because;
import org.handful.model.InputSpec;
import org.handful.model.Tensor;

/**
 * A picture frame that is trained. Works on every network, and touches none of its numbers.
 *
 * <pre>
 *   over the image:    x + P where the frame is, x elsewhere
 *   around the image:  sigmoid(P) where the frame is, x made smaller inside; P = 0 is grey
 * </pre>
 *
 * <p>Colours around the image are those before normalisation, 0 to 1, and so never leave what a picture can have. The image
 * is made smaller with a triangle filter, as wide as the pixels that one takes in.
 *
 * @param width of the frame's sides, pixels
 * @param around whether the image is made smaller
 * @param given what that takes; empty in a saved model
 */
public record Frame(int channels, int size, int width, boolean around, Map<String, Tensor> given) implements Adapter {
    public static final String PROMPT = "input.prompt";
    public static final String PLACE = "input.place";
    /** [size, size]: makes rows smaller, and columns. */
    public static final String SHRINK = "input.shrink";
    /** [1, C, 1, 1]: mean and 1/std of normalisation. */
    public static final String MEAN = "input.mean";
    public static final String STEEPNESS = "input.steepness";

    public Frame {
        given = Map.copyOf(given);
    }

    /** One over the image. */
    public Frame(int channels, int size, int width) {
        this(channels, size, width, false, Map.of());
    }

    /** One around the image. @param width at most so many that one pixel is left inside */
    public static Frame around(InputSpec input, int width) {
        int channels = input.mean().size();
        int fits = Math.min(width, (input.size() - 1) / 2);
        return new Frame(channels, input.size(), fits, true, Map.of(
                SHRINK, Tensor.matrix(input.size(), input.size(), shrink(input.size(), fits)),
                MEAN, perChannel(input.mean()),
                STEEPNESS, perChannel(input.std().stream().map(s -> 1 / s).toList())));
    }

    @Override
    public Map<String, int[]> tensors(Node network) {
        return Map.of(PROMPT, new int[] {1, channels, size, size});
    }

    /** 1 on the frame, 0 inside: what lies inside never reaches the images, and so is never changed. */
    @Override
    public Map<String, Tensor> fixed(Node network) {
        double[] place = new double[size * size];
        for (int i = 0; i < place.length; i++) {
            int row = i / size;
            int column = i % size;
            place[i] = Math.min(Math.min(row, column), Math.min(size - 1 - row, size - 1 - column)) < width ? 1 : 0;
        }
        Map<String, Tensor> out = new LinkedHashMap<>(given);
        out.put(PLACE, new Tensor(new int[] {1, 1, size, size}, place));
        return out;
    }

    @Override
    public Map<String, int[]> fixedShapes(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        out.put(PLACE, new int[] {1, 1, size, size});
        if (around) {
            out.put(SHRINK, new int[] {size, size});
            out.put(MEAN, new int[] {1, channels, 1, 1});
            out.put(STEEPNESS, new int[] {1, channels, 1, 1});
        }
        return out;
    }

    @Override
    public int lowestPart(Node network) {
        return 0;
    }

    @Override
    public boolean decays() {
        return !around;
    }

    @Override
    public boolean beginsAsFrozen() {
        return !around;
    }

    @Override
    public String lacking() {
        return Because.of("because.adapter.weights");
    }

    private static Tensor perChannel(List<Double> values) {
        return new Tensor(new int[] {1, values.size(), 1, 1}, values.stream().mapToDouble(v -> v).toArray());
    }

    private static double[] shrink(int size, int width) {
        int inner = size - 2 * width;
        double scale = (double) size / inner;
        double[] out = new double[size * size];
        for (int i = 0; i < inner; i++) {
            double centre = (i + 0.5) * scale;
            int row = (width + i) * size;
            double sum = 0;
            for (int k = 0; k < size; k++) {
                out[row + k] = Math.max(0, 1 - Math.abs(k + 0.5 - centre) / scale);
                sum += out[row + k];
            }
            for (int k = 0; k < size; k++) {
                out[row + k] /= sum;
            }
        }
        return out;
    }
}
