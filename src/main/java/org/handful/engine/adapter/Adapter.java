package org.handful.engine.adapter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.handful.backbone.arch.InsertionPoint;
import org.handful.backbone.arch.Node;
import org.handful.error.BackboneException;
import org.handful.math.SeededRandom;
import org.handful.model.Tensor;

/** What is trained inside a network. Before the first step it changes nothing that the network says, unless it says so. */
public sealed interface Adapter permits ScaleAndShift, Biases, LowRank, AllWeights, Masks, Frame, PromptTokens,
        BatchStatistics, MovingStatistics, Factored, Compressed {
    /**
     * Names and shapes of what is trained, in the order of the network. A name is that of a frozen tensor, for an offset
     * to it, or begins with it.
     */
    Map<String, int[]> tensors(Node network);

    /** The first part of the network (an index into {@code Part.of}) that this changes. */
    int lowestPart(Node network);

    /** What a tensor begins with: zero, unless the adapter says otherwise. */
    default Tensor start(String name, int[] shape, Random random) {
        return new Tensor(shape, new double[numbers(shape)]);
    }

    /** What all of it begins a training with, in the order of the network. */
    default Map<String, Tensor> start(Node network, long seed) {
        Random random = SeededRandom.of(seed, "adapter");
        Map<String, Tensor> out = new LinkedHashMap<>();
        tensors(network).forEach((name, shape) -> out.put(name, start(name, shape, random)));
        return out;
    }

    /** Numbers that act but are not trained, by name. */
    default Map<String, Tensor> fixed(Node network) {
        return Map.of();
    }

    /** Names and shapes of {@link #fixed}, which a saved model must hold. */
    default Map<String, int[]> fixedShapes(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        fixed(network).forEach((name, tensor) -> out.put(name, tensor.shape()));
        return out;
    }

    /** Of {@link #fixed} what would not be the same to the last bit if it were found again: a state keeps it. */
    default Map<String, Tensor> drawn() {
        return Map.of();
    }

    /** Of {@link #fixed} what follows the images of each step, without gradients. */
    default Set<String> moving(Node network) {
        return Set.of();
    }

    /** The adapter of the model that a training leaves behind. */
    default Adapter kept() {
        return this;
    }

    /** By how much the learning rate of a tensor is multiplied. */
    default double rate(String name, Node network) {
        return 1;
    }

    /** False when zero is not where this began, so that nothing should pull it there. */
    default boolean decays() {
        return true;
    }

    /** False when the network says something else before the first step. */
    default boolean beginsAsFrozen() {
        return true;
    }

    /** @throws BackboneException NO_PLACE when the network has nothing of the kind */
    default void check(Node network, String backbone) throws BackboneException {
        if (tensors(network).isEmpty()) {
            throw new BackboneException(BackboneException.Problem.NO_PLACE, backbone, lacking());
        }
    }

    /** What a network lacks that has no place for this, in words. */
    String lacking();

    /** How many a tensor of this shape holds. */
    static int numbers(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** The lowest part among these. */
    static int lowest(List<InsertionPoint> points) {
        return points.stream().mapToInt(InsertionPoint::part).min().orElse(0);
    }
}
