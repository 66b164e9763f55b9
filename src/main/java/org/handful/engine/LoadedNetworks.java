package org.handful.engine;

import ai.djl.ndarray.NDManager;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Architecture;
import org.handful.backbone.arch.Node;
import org.handful.engine.net.FrozenNetwork;
import org.handful.engine.net.LayeredNetwork;
import org.handful.engine.net.Staging;
import org.handful.engine.net.TorchScriptNetwork;
import org.handful.error.HandfulException;

/** The few networks whose weights are in memory; the least recently used one goes first. Engine thread only. */
final class LoadedNetworks implements AutoCloseable {
    /** A backbone that is tuned while a person predicts with it counts twice. */
    private static final int KEPT = 3;

    /** The same file under another architecture is another network, and so it is with and without normalisation. */
    private record Key(String sha256, Architecture architecture, boolean folded) {}

    private final Map<Key, FrozenNetwork> networks = new LinkedHashMap<>(8, 0.75f, true);
    private final Staging staging;

    LoadedNetworks(Staging staging) {
        this.staging = staging;
    }

    /** The network for frozen extraction, with normalisation folded. */
    FrozenNetwork frozen(NDManager root, InstalledBackbone backbone) throws HandfulException {
        Optional<Node> layers = backbone.card().architecture().network();
        return get(backbone, true, () -> layers.isPresent()
                ? LayeredNetwork.load(root, staging, backbone, layers.get(), true)
                : TorchScriptNetwork.load(root, backbone));
    }

    /** The network for tuning, with normalisation kept. @throws BackboneException when nothing reaches inside it */
    LayeredNetwork tunable(NDManager root, InstalledBackbone backbone) throws HandfulException {
        Node layers = backbone.layers();
        return (LayeredNetwork) get(backbone, false, () -> LayeredNetwork.load(root, staging, backbone, layers, false));
    }

    private interface Loading {
        FrozenNetwork load() throws HandfulException;
    }

    private FrozenNetwork get(InstalledBackbone backbone, boolean folded, Loading loading) throws HandfulException {
        Key key = new Key(backbone.card().sha256(), backbone.card().architecture(), folded);
        FrozenNetwork network = networks.get(key);
        if (network == null) {
            network = loading.load();
            networks.put(key, network);
            evict();
        }
        return network;
    }

    private void evict() {
        Iterator<FrozenNetwork> oldest = networks.values().iterator();
        while (networks.size() > KEPT && oldest.hasNext()) {
            FrozenNetwork network = oldest.next();
            oldest.remove();
            network.close();
        }
    }

    @Override
    public void close() {
        networks.values().forEach(FrozenNetwork::close);
        networks.clear();
    }
}
