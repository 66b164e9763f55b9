package org.handful.engine.adapter;

import java.util.Map;
import org.handful.backbone.arch.Node;
import org.handful.error.Because;
import org.handful.model.Tensor;

/**
 * A picture frame that is added to every image before the network sees it: x + P where the frame is, x elsewhere. Works on
 * every network, and touches none of its numbers.
 *
 * @param width of the frame's sides, pixels
 */
public record Frame(int channels, int size, int width) implements Adapter {
    public static final String PROMPT = "input.prompt";
    public static final String PLACE = "input.place";

    @Override
    public Map<String, int[]> tensors(Node network) {
        return Map.of(PROMPT, new int[] {1, channels, size, size});
    }

    /** 1 on the frame, 0 inside: what lies inside never reaches the images, and so is never changed. */
    @Override
    public Map<String, Tensor> fixed() {
        double[] place = new double[size * size];
        for (int i = 0; i < place.length; i++) {
            int row = i / size;
            int column = i % size;
            place[i] = Math.min(Math.min(row, column), Math.min(size - 1 - row, size - 1 - column)) < width ? 1 : 0;
        }
        return Map.of(PLACE, new Tensor(new int[] {1, 1, size, size}, place));
    }

    @Override
    public int lowestPart(Node network) {
        return 0;
    }

    @Override
    public String lacking() {
        return Because.of("because.adapter.weights");
    }
}
