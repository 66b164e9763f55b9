package org.handful.image.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Four kinds of mushroom, 30 pictures each, of which a few lie in a wrong folder, as happens when people sort by hand.
 * Files are numbered through, so that no name gives the kind away.
 */
final class MushroomsProject {
    static final String FOLDER = "mushrooms";
    static final int EACH = 30;
    /** Number of a picture, from 1, and the folder that it was put into by mistake. */
    static final Map<Integer, MushroomKind> MISTAKES = Map.of(
            15, MushroomKind.PARASOL,
            27, MushroomKind.PORCINI,
            45, MushroomKind.CHANTERELLE,
            83, MushroomKind.PORCINI,
            96, MushroomKind.FLY_AGARIC,
            110, MushroomKind.PORCINI);

    private MushroomsProject() {}

    static List<SamplePicture> pictures() {
        List<SamplePicture> out = new ArrayList<>();
        for (int i = 0; i < EACH * MushroomKind.values().length; i++) {
            MushroomKind kind = kind(i + 1);
            String folder = name(MISTAKES.getOrDefault(i + 1, kind));
            long seed = 100_000L + i;
            out.add(new SamplePicture("%s/mushroom-%03d.jpg".formatted(folder, i + 1), folder, "", "",
                    () -> MushroomScene.draw(kind, seed)));
        }
        return out;
    }

    /** What picture number i shows, whatever folder it lies in. @param number from 1 */
    static MushroomKind kind(int number) {
        return MushroomKind.values()[(number - 1) * 7 % 4];
    }

    static String name(MushroomKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
