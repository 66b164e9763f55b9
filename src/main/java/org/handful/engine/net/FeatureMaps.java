package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Part;

/**
 * The last maps of an image that a network makes before it gives up places, and how a score answers to them: what
 * Grad-CAM is made of.
 *
 * @param values [channels, height * width], row by row from above
 * @param gradient of the score, the same shape
 */
public record FeatureMaps(int channels, int height, int width, float[] values, float[] gradient) {
    /** A score of an embedding, as one number that can be differentiated. */
    @FunctionalInterface
    public interface Target {
        /** @param embedding [1, D] */
        NDArray of(NDArray embedding) throws Exception;
    }

    /**
     * @param scope owns everything that is made on the way
     * @param image [1, C, H, W]
     * @param description of the network
     * @param frozen the way to the maps
     * @param graded the way from there, with gradients
     * @throws IllegalArgumentException when the network has no maps with places
     */
    public static FeatureMaps of(
            NDManager scope, LayeredNetwork network, Node description, NDArray image, Pass frozen, Pass graded, Target target)
            throws Exception {
        LayeredNetwork.Place last = network.lastPlaces(image, frozen);
        NDArray leaf = last.maps().duplicate();
        leaf.attach(scope);
        leaf.setRequiresGradient(true);
        try (GradientCollector collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray score = target.of(network.forward(leaf, graded, last.next()));
            collector.backward(score);
        }
        boolean turned = Part.of(description).subList(0, last.next()).stream().mapToLong(p -> turns(p.node())).sum() % 2 == 1;
        NDArray maps = turned ? last.maps().transpose(0, 1, 3, 2) : last.maps();
        NDArray gradient = turned ? leaf.getGradient().transpose(0, 1, 3, 2) : leaf.getGradient();
        return new FeatureMaps((int) maps.getShape().get(1), (int) maps.getShape().get(2), (int) maps.getShape().get(3),
                maps.toFloatArray(), gradient.toFloatArray());
    }

    /** How often height and width change places in it. */
    private static long turns(Node node) {
        return node instanceof Node.Transposed ? 1 : node.parts().stream().mapToLong(FeatureMaps::turns).sum();
    }
}
