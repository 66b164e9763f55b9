package org.handful.backbone.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plain network of few-shot learning, "Conv-4" (Vinyals et al., Matching networks, NeurIPS 2016; Snell et al.,
 * Prototypical networks, NeurIPS 2017): blocks of a 3x3 convolution, batch normalisation, ReLU and 2x2 maximum, then
 * every number of the last map. Key names {@code encoder.0.0} (convolution) and {@code encoder.0.1} (normalisation).
 *
 * @param size side of the images
 * @param transposed true when the weights were trained on images whose height and width had changed places
 */
public record ConvNet(int inputs, int width, int depth, int size, boolean transposed) implements Architecture {
    @Override
    public Optional<Integer> embedding() {
        int side = size >> depth;
        return Optional.of(width * side * side);
    }

    @Override
    public Optional<Node> network() {
        List<Node> parts = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            String name = "encoder." + i;
            List<Node> block = new ArrayList<>();
            if (i == 0 && transposed) {
                block.add(new Node.Transposed());
            }
            block.add(new Node.Conv(name + ".0", i == 0 ? inputs : width, width, 3, 1, 1, 1, true));
            block.add(new Node.Norm(name + ".1", width, 1e-5));
            block.add(new Node.Relu());
            block.add(new Node.MaxPool(2, 2, 0));
            parts.add(new Node.Stage(block));
        }
        parts.add(new Node.Flatten());
        return Optional.of(new Node.Chain(parts));
    }
}
