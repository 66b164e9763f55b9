package org.handful.tune.augment;

import org.handful.method.Setting;

/** How images are varied beyond crops and mirroring: settings that every method which trains inside the network has. */
public record Augment(
        @Setting(label = "Colour jitter", min = 0, max = 1,
                help = "How far brightness, contrast, saturation and hue vary. 0 leaves colours alone; keep it low where"
                        + " colour tells the classes apart.")
        double colourJitter,
        @Setting(label = "Mix images",
                help = "Blends two images (mixup) or pastes a part of one into another (cutmix); the labels are mixed in"
                        + " the same proportion.")
        Mixing mixing) {
    public static final Augment NONE = new Augment(0, Mixing.NONE);

    /** Whether an image looks different each time. */
    public boolean varies() {
        return colourJitter > 0 || mixing != Mixing.NONE;
    }
}
