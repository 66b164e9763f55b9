package org.handful.backbone.arch;

import java.util.Optional;

/**
 * A network with the classifier of its pre-training: what it calls an embedding are the logits of those classes.
 *
 * @param layer name of the classifier in the weight file
 * @param classes that it tells apart
 */
public record Classified(Architecture base, String layer, int classes) implements Architecture {
    @Override
    public Optional<Integer> embedding() {
        return Optional.of(classes);
    }

    @Override
    public Optional<Node> network() {
        return Optional.of(base.classifying(layer, classes));
    }
}
