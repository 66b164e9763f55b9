package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handful.backbone.arch.Node;
import org.handful.error.HandfulException;

/**
 * From an image to tokens: leading tokens, registers, and patches with their positions. What adapters may change is
 * asked of the pass under the names of the weight file.
 */
final class TokenEmbedding {
    private final Node.Tokens tokens;
    private final Layer patches;
    private final List<NDArray> leading = new ArrayList<>();
    private final NDArray registers;
    private final NDArray positions;

    TokenEmbedding(Node.Tokens tokens, Layer patches, WeightTensors weights) throws HandfulException {
        this.tokens = tokens;
        this.patches = patches;
        long dim = tokens.dim();
        float[] all = weights.values(tokens.positions(), 1, tokens.positionCount(), dim);
        int own = tokens.positionCount() - tokens.trainedGrid() * tokens.trainedGrid();
        for (int i = 0; i < tokens.leading().size(); i++) {
            float[] token = weights.values(tokens.leading().get(i), 1, 1, dim);
            // Their positions never change: added once here.
            for (int d = 0; d < dim && i < own; d++) {
                token[d] += all[(int) (i * dim) + d];
            }
            leading.add(weights.tensor(token, 1, 1, dim));
        }
        registers = tokens.registers().isPresent()
                ? weights.of(tokens.registers().get(), 1, tokens.registerCount(), dim) : null;
        float[] grid = Bicubic.resize(Arrays.copyOfRange(all, (int) (own * dim), all.length), tokens.trainedGrid(),
                tokens.grid(), (int) dim);
        positions = weights.tensor(grid, 1, (long) tokens.grid() * tokens.grid(), dim);
    }

    Layer layer() {
        return (x, pass) -> {
            long n = x.getShape().get(0);
            long dim = tokens.dim();
            NDArray map = patches.forward(x, pass);
            NDArray placed = map.reshape(n, dim, -1).transpose(0, 2, 1)
                    .add(pass.parameter(tokens.positions(), positions));
            NDList parts = new NDList();
            for (int i = 0; i < leading.size(); i++) {
                parts.add(each(pass.parameter(tokens.leading().get(i), leading.get(i)), n, 1, x));
            }
            if (registers != null) {
                parts.add(each(pass.parameter(tokens.registers().get(), registers), n, tokens.registerCount(), x));
            }
            parts.add(placed);
            NDArray out = NDArrays.concat(parts, 1);
            parts.forEach(pass::release);
            pass.release(map);
            return out;
        };
    }

    /** The same tokens for every image, owned by the images' manager. */
    private NDArray each(NDArray token, long n, int count, NDArray x) {
        return x.getManager().zeros(new Shape(n, count, tokens.dim())).add(token);
    }
}
