package org.handful.engine;

import ai.djl.ndarray.NDManager;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Node;
import org.handful.engine.net.FrozenNetwork;
import org.handful.engine.net.LayeredNetwork;
import org.handful.engine.net.TorchScriptNetwork;
import org.handful.error.HandfulException;

/** The few networks whose weights are in memory; the least recently used one goes first. Engine thread only. */
final class LoadedNetworks implements AutoCloseable {
    private static final int KEPT = 2;

    private final Map<String, FrozenNetwork> networks = new LinkedHashMap<>(8, 0.75f, true);

    /** The network for frozen extraction, with normalisation folded. */
    FrozenNetwork frozen(NDManager root, InstalledBackbone backbone) throws HandfulException {
        FrozenNetwork there = networks.get(backbone.card().sha256());
        if (there != null) {
            return there;
        }
        Optional<Node> layers = backbone.card().architecture().network();
        FrozenNetwork loaded = layers.isPresent()
                ? LayeredNetwork.load(root, backbone, layers.get(), true)
                : TorchScriptNetwork.load(root, backbone);
        networks.put(backbone.card().sha256(), loaded);
        evict();
        return loaded;
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
