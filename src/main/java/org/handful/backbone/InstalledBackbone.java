package org.handful.backbone;

import java.util.List;
import java.util.Optional;
import org.handful.backbone.arch.Architecture;
import org.handful.backbone.arch.Classified;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Tensors;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.backbone.safetensors.TensorEntry;
import org.handful.error.BackboneException;
import org.handful.error.HandfulException;

/** A backbone that can be opened: its card and where its weights are. */
public record InstalledBackbone(BackboneCard card, WeightSource weights) {
    public String id() {
        return card.id();
    }

    /** True for what comes with the program and cannot be removed. */
    public boolean embedded() {
        return weights instanceof WeightSource.Embedded;
    }

    /**
     * Its layers, into which adapters can reach.
     *
     * @throws BackboneException NOT_TRAINABLE for a TorchScript module
     */
    public Node layers() throws BackboneException {
        return card.architecture().network()
                .orElseThrow(() -> new BackboneException(BackboneException.Problem.NOT_TRAINABLE, id()));
    }

    /**
     * The same weights with the classifier of the pre-training, if the file still has it; itself if that is what it is.
     *
     * @throws BackboneException NOT_TRAINABLE for a TorchScript module, NO_CLASSIFIER
     */
    public InstalledBackbone withClassifier() throws HandfulException {
        Architecture base = card.architecture();
        if (base instanceof Classified) {
            return this;
        }
        layers();
        try (SafeTensors file = weights.tensors()) {
            for (String layer : base.classifiers()) {
                Optional<TensorEntry> weight = file.find(layer + ".weight");
                if (weight.isEmpty() || weight.get().shape().isEmpty()) {
                    continue;
                }
                var with = new Classified(base, layer, Math.toIntExact(weight.get().shape().getFirst()));
                List<Long> wanted = Tensors.of(with.network().orElseThrow()).get(layer + ".weight");
                // A head on something else than the embedding, such as on that of a second token, is none for it.
                if (weight.get().shape().equals(wanted)) {
                    if (!card.classes().isEmpty() && card.classes().size() != with.classes()) {
                        throw new BackboneException(BackboneException.Problem.BAD_CARD, "card of " + id(), "classes has "
                                + card.classes().size() + " names and the classifier tells " + with.classes() + " apart");
                    }
                    return new InstalledBackbone(card.as(with), weights);
                }
            }
        }
        throw new BackboneException(BackboneException.Problem.NO_CLASSIFIER, id());
    }
}
