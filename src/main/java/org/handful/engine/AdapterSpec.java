package org.handful.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.backbone.arch.Node;

/** What is trained inside a network. Trained numbers are offsets to the frozen ones: zero changes nothing. */
public sealed interface AdapterSpec {
    /** The scale and the shift of every normalisation layer. */
    record ScaleAndShift() implements AdapterSpec {}

    /** Names and shapes of the offsets, in the order of the network. */
    default Map<String, int[]> tensors(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        switch (this) {
            case ScaleAndShift s -> normalisations(network, out);
        }
        return out;
    }

    private static void normalisations(Node node, Map<String, int[]> out) {
        switch (node) {
            case Node.Chain chain -> chain.parts().forEach(p -> normalisations(p, out));
            case Node.Residual r -> {
                normalisations(r.main(), out);
                normalisations(r.shortcut(), out);
            }
            case Node.Norm n -> {
                out.put(n.name() + ".weight", new int[] {n.channels()});
                out.put(n.name() + ".bias", new int[] {n.channels()});
            }
            default -> { }
        }
    }
}
