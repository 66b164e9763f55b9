package org.handful.tune.training;

import org.handful.backbone.arch.Reach;
import org.handful.method.Setting;

/** How far down a method trains: the setting that all of them have that change layers. */
public record Depth(
        @Setting(label = "Layers", help = "All of them, or those of the last stage: the others then run only once for each"
                + " image, and training is many times faster.")
        Reach layers) {
    public static final Depth ALL = new Depth(Reach.ALL);
}
