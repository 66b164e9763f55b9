package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import java.util.List;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Node;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.engine.adapter.Frame;
import org.handful.error.HandfulException;

/** A network of our own layers, so that adapters can reach inside. */
public final class LayeredNetwork implements FrozenNetwork {
    private final NDManager manager;
    private final List<Layer> parts;

    private LayeredNetwork(NDManager manager, List<Layer> parts) {
        this.manager = manager;
        this.parts = parts;
    }

    /**
     * @param parent outlives the network
     * @param fold true for frozen extraction, false to keep the normalisation layers for tuning
     */
    public static LayeredNetwork load(
            NDManager parent, Staging staging, InstalledBackbone backbone, Node network, boolean fold)
            throws HandfulException {
        return load(parent, staging, backbone, network, fold, DataType.FLOAT32);
    }

    /** @param type of every weight; what comes in must have the same */
    public static LayeredNetwork load(
            NDManager parent, Staging staging, InstalledBackbone backbone, Node network, boolean fold, DataType type)
            throws HandfulException {
        NDManager manager = parent.newSubManager();
        try (SafeTensors file = backbone.weights().tensors()) {
            LayerBuilder builder = new LayerBuilder(new WeightTensors(file, manager, staging, type), fold);
            // A fold joins neighbours; the parts of a network that is tuned are those of its description.
            List<Layer> parts = fold ? List.of(builder.build(network)) : builder.parts(network);
            // From now on a result that would attach to the weights, and so leak, fails at once.
            manager.cap();
            return new LayeredNetwork(manager, parts);
        } catch (HandfulException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    @Override
    public NDArray embed(NDArray images) {
        return forward(images, Pass.INFERENCE);
    }

    /** Embeddings with what the pass puts in. @return [N, D] */
    public NDArray forward(NDArray images, Pass pass) {
        return forward(images, pass, 0);
    }

    /**
     * The rest of the way.
     *
     * @param x what the parts before gave
     * @param from part to begin with, an index into {@code Part.of}
     */
    public NDArray forward(NDArray x, Pass pass, int from) {
        NDArray first = from == 0 ? prompted(x, pass) : x;
        return Layers.chain(parts.subList(from, parts.size())).forward(first, pass);
    }

    /** How many parts there are: as many as {@code Part.of} says. */
    public int parts() {
        return parts.size();
    }

    /** One part of the way. @param x what the parts before gave */
    public NDArray part(int part, NDArray x, Pass pass) {
        return parts.get(part).forward(x, pass);
    }

    private static NDArray prompted(NDArray images, Pass pass) {
        NDArray prompt = pass.extra(Frame.PROMPT);
        if (prompt == null) {
            return images;
        }
        NDArray shrink = pass.extra(Frame.SHRINK);
        NDArray place = pass.extra(Frame.PLACE);
        if (shrink == null) {
            return images.add(prompt.mul(place));
        }
        NDArray colours = Activation.sigmoid(prompt).sub(pass.extra(Frame.MEAN)).mul(pass.extra(Frame.STEEPNESS));
        return smaller(smaller(images, shrink), shrink).add(colours.mul(place));
    }

    /** Columns by the matrix, and what was rows stands in their place: done twice, rows are rows again. */
    private static NDArray smaller(NDArray images, NDArray shrink) {
        return images.matMul(shrink.transpose()).transpose(0, 1, 3, 2);
    }

    /** @param next the part that goes on from the maps */
    record Place(NDArray maps, int next) {}

    /** The maps [N, C, H, W] of the last part that still tells places apart; the scope of the images frees the others. */
    Place lastPlaces(NDArray images, Pass pass) {
        NDArray at = prompted(images, pass);
        Place last = null;
        for (int i = 0; i < parts.size(); i++) {
            at = parts.get(i).forward(at, pass);
            if (at.getShape().dimension() == 4 && at.getShape().get(2) > 1) {
                last = new Place(at, i + 1);
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("a network without maps");
        }
        return last;
    }

    /** The first parts of the way with the frozen numbers: what {@link #forward} goes on from. */
    public NDArray before(NDArray images, int to) {
        return Layers.chain(parts.subList(0, to)).forward(images, Pass.INFERENCE);
    }

    @Override
    public void close() {
        manager.close();
    }
}
