package org.handful.tune.augment;

import org.handful.method.Setting;

/** How images are varied beyond crops and mirroring: settings that every method which trains inside the network has. */
public record Augment(
        @Setting(label = "Colour jitter", min = 0, max = 1,
                help = "How far brightness, contrast, saturation and hue vary. 0 leaves colours alone; keep it low where"
                        + " colour tells the classes apart.")
        double colourJitter,
        @Setting(label = "Vary colours of",
                help = "The whole image, or only what looks like its border: then the background cannot stand for the class,"
                        + " and the colours of the thing in front still can.")
        JitterOf jitterOf,
        @Setting(label = "Greyscale", min = 0, max = 1,
                help = "Share of the views that lose their colours, so that the network does not lean on them. 0.1 to 0.2 is"
                        + " usual; 0 where colour tells the classes apart.")
        double greyscale,
        @Setting(label = "Mix images",
                help = "Blends two images (mixup) or pastes a part of one into another (cutmix); the labels are mixed in"
                        + " the same proportion.")
        Mixing mixing,
        @Setting(label = "Random changes", min = 0, max = 4,
                help = "How many changes each view gets, drawn from fourteen such as turning, shifting, sharpening and"
                        + " solarising (RandAugment). 0 for none; 2 is usual. Not where position or tone tells the classes"
                        + " apart.")
        int randomChanges,
        @Setting(label = "Strength of changes", min = 1, max = 30, advanced = true,
                help = "How strong each random change is, from 1 to 30; 9 is usual.")
        int changeStrength) {
    public static final Augment NONE = new Augment(0, JitterOf.EVERYTHING, 0, Mixing.NONE, 0, 9);

    /** Whether an image looks different each time. */
    public boolean varies() {
        return variesColours() || mixing != Mixing.NONE || randomChanges > 0;
    }

    /** Whether colours vary behind the thing in front, and not its own. */
    public boolean behindOnly() {
        return variesColours() && jitterOf == JitterOf.BACKGROUND;
    }

    private boolean variesColours() {
        return colourJitter > 0 || greyscale > 0;
    }
}
