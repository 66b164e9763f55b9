package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Node;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.error.HandfulException;

/** A network of our own layers, so that adapters can reach inside. */
public final class LayeredNetwork implements FrozenNetwork {
    private final NDManager manager;
    private final Layer layers;

    private LayeredNetwork(NDManager manager, Layer layers) {
        this.manager = manager;
        this.layers = layers;
    }

    /**
     * @param parent outlives the network
     * @param fold true for frozen extraction, false to keep the normalisation layers for tuning
     */
    public static LayeredNetwork load(
            NDManager parent, Staging staging, InstalledBackbone backbone, Node network, boolean fold)
            throws HandfulException {
        NDManager manager = parent.newSubManager();
        try (SafeTensors file = backbone.weights().tensors()) {
            Layer layers = new LayerBuilder(new WeightTensors(file, manager, staging), fold).build(network);
            // From now on a result that would attach to the weights, and so leak, fails at once.
            manager.cap();
            return new LayeredNetwork(manager, layers);
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
        return layers.forward(images, pass);
    }

    @Override
    public void close() {
        manager.close();
    }
}
