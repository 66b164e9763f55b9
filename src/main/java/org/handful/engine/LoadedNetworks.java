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
    private static final int KEPT = 2;

    /** The same file under another architecture is another network. */
    private record Key(String sha256, Architecture architecture) {}

    private final Map<Key, FrozenNetwork> networks = new LinkedHashMap<>(8, 0.75f, true);

    /** The network for frozen extraction, with normalisation folded. */
    FrozenNetwork frozen(NDManager root, Staging staging, InstalledBackbone backbone) throws HandfulException {
        Key key = new Key(backbone.card().sha256(), backbone.card().architecture());
        FrozenNetwork there = networks.get(key);
        if (there != null) {
            return there;
        }
        Optional<Node> layers = backbone.card().architecture().network();
        FrozenNetwork loaded = layers.isPresent()
                ? LayeredNetwork.load(root, staging, backbone, layers.get(), true)
                : TorchScriptNetwork.load(root, backbone);
        networks.put(key, loaded);
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
