package org.handful.image.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Birds of water and of land with a planted shortcut. Among the support images 19 of 20 birds are where their kind
 * belongs; in the test set every kind is on water and on land equally often. A model that looks at the background does
 * well on the support set and fails on half of the test set.
 */
final class BirdsProject {
    static final String FOLDER = "birds";
    static final int SUPPORT = 20;
    static final int MISPLACED = 1;
    static final int TEST_PER_GROUP = 30;

    /** Waterbirds that came out so like an earlier one that they passed for its near-duplicate; drawn with other seeds. */
    private static final Set<Integer> LOOKALIKES = Set.of(9, 76);

    private BirdsProject() {}

    static List<SamplePicture> pictures() {
        List<SamplePicture> out = new ArrayList<>();
        for (BirdKind kind : BirdKind.values()) {
            Habitat home = kind == BirdKind.WATERBIRD ? Habitat.WATER : Habitat.LAND;
            Habitat away = home == Habitat.WATER ? Habitat.LAND : Habitat.WATER;
            for (int i = 0; i < SUPPORT; i++) {
                out.add(picture(kind, i < SUPPORT - MISPLACED ? home : away, "support", i));
            }
            for (int i = 0; i < 2 * TEST_PER_GROUP; i++) {
                out.add(picture(kind, i % 2 == 0 ? home : away, "test", SUPPORT + i));
            }
        }
        return out;
    }

    private static SamplePicture picture(BirdKind kind, Habitat habitat, String split, int number) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        long seed = 10_000L * (kind.ordinal() + 1) + number;
        if (kind == BirdKind.WATERBIRD && LOOKALIKES.contains(number)) {
            seed += 5_000;
        }
        long chosen = seed;
        return new SamplePicture("%s/%s-%03d.jpg".formatted(name, name, number + 1), name, split,
                habitat.name().toLowerCase(Locale.ROOT), () -> BirdScene.draw(kind, habitat, chosen));
    }
}
