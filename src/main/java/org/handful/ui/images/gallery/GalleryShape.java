package org.handful.ui.images.gallery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where everything in a gallery lies, in pixels from the top of all of it: computed from the groups alone, so that fifty
 * thousand images cost no more than the groups they are in. Immutable.
 */
final class GalleryShape {
    static final double GAP = 8;

    private final Gallery gallery;
    private final int columns;
    private final double pitch;
    private final double left;
    private final double header;
    private final double[] tops;

    /**
     * @param pitch from one tile to the next, pixels
     * @param left of the first tile
     * @param header height of the line that begins a group
     */
    GalleryShape(Gallery gallery, int columns, double pitch, double left, double header) {
        this.gallery = gallery;
        this.columns = columns;
        this.pitch = pitch;
        this.left = left;
        this.header = header;
        List<Gallery.Group> groups = gallery.groups();
        tops = new double[groups.size() + 1];
        for (int g = 0; g < groups.size(); g++) {
            tops[g + 1] = tops[g] + header + groups.get(g).lines(columns) * pitch;
        }
    }

    boolean fits(int sameColumns, double samePitch, double sameHeader) {
        return columns == sameColumns && pitch == samePitch && header == sameHeader;
    }

    double height() {
        return tops[tops.length - 1];
    }

    int columns() {
        return columns;
    }

    double headerTop(int group) {
        return tops[group];
    }

    double groupBottom(int group) {
        return tops[group + 1];
    }

    double x(int place) {
        return left + (place - group(place).from()) % columns * pitch;
    }

    double y(int place) {
        int g = gallery.groupOf(place);
        return tops[g] + header + (place - gallery.groups().get(g).from()) / columns * pitch;
    }

    /** The group at a height; the last one below all of them; -1 when there is none. */
    int groupAt(double y) {
        if (tops.length == 1) {
            return -1;
        }
        int found = Arrays.binarySearch(tops, y);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, tops.length - 2);
    }

    /** The first place whose tile ends below a height; the number of images when there is none. */
    int firstBelow(double y) {
        int g = groupAt(y);
        if (g < 0) {
            return 0;
        }
        Gallery.Group group = gallery.groups().get(g);
        double into = y - tops[g] - header;
        int line = into < 0 ? 0 : (int) (into / pitch);
        return Math.min(group.from() + line * columns, group.to());
    }

    /** One after the last place whose tile begins above a height. */
    int endAbove(double y) {
        int g = groupAt(y);
        if (g < 0) {
            return 0;
        }
        Gallery.Group group = gallery.groups().get(g);
        double into = y - tops[g] - header;
        int lines = into <= 0 ? 0 : (int) Math.ceil(into / pitch);
        return Math.min(group.from() + lines * columns, group.to());
    }

    /** Places whose tiles touch a rectangle, in order. */
    List<Integer> touching(double x1, double y1, double x2, double y2) {
        double tile = pitch - GAP;
        return IntStream.range(firstBelow(Math.max(0, y1)), endAbove(y2))
                .filter(p -> x(p) < x2 && x(p) + tile > x1 && y(p) < y2 && y(p) + tile > y1)
                .boxed().toList();
    }

    private Gallery.Group group(int place) {
        return gallery.groups().get(gallery.groupOf(place));
    }
}
