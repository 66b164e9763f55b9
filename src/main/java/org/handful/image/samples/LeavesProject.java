package org.handful.image.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handful.image.samples.draw.Ground;

/** Four kinds of leaf, 40 pictures each: a plain task that a few examples solve well, but not perfectly. */
final class LeavesProject {
    static final String FOLDER = "leaves";
    private static final int EACH = 40;

    private LeavesProject() {}

    static List<SamplePicture> pictures() {
        List<SamplePicture> out = new ArrayList<>();
        for (LeafKind kind : LeafKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            for (int i = 0; i < EACH; i++) {
                Ground ground = Ground.values()[i % Ground.values().length];
                long seed = 1_000L * kind.ordinal() + i;
                out.add(new SamplePicture("%s/%s-%02d.jpg".formatted(name, name, i + 1), name, "", "",
                        () -> LeafScene.draw(kind, ground, seed)));
            }
        }
        return out;
    }
}
