package org.handful.backbone;

/** A backbone that can be opened: its card and where its weights are. */
public record InstalledBackbone(BackboneCard card, WeightSource weights) {
    public String id() {
        return card.id();
    }

    /** True for what comes with the program and cannot be removed. */
    public boolean embedded() {
        return weights instanceof WeightSource.Embedded;
    }
}
