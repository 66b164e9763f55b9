package org.handful.backbone.arch;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of the way through a network: what lies before it can be computed once where nothing before it is trained.
 *
 * @param last true from the last stage on
 */
public record Part(Node node, boolean last) {
    /** From the images to the embedding; stages are taken apart, blocks are not. */
    public static List<Part> of(Node network) {
        List<Node> top = network instanceof Node.Chain c ? c.parts() : List.of(network);
        int lastStage = 0;
        for (int i = 0; i < top.size(); i++) {
            lastStage = top.get(i) instanceof Node.Stage ? i : lastStage;
        }
        List<Part> out = new ArrayList<>();
        for (int i = 0; i < top.size(); i++) {
            boolean last = i >= lastStage;
            if (top.get(i) instanceof Node.Stage s) {
                s.parts().forEach(p -> out.add(new Part(p, last)));
            } else {
                out.add(new Part(top.get(i), last));
            }
        }
        return out;
    }
}
