package org.handful.image.measure;

import java.util.Optional;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;

/**
 * The colour that most of an image's border has: what is behind things that stand in the middle.
 *
 * <p>The image is reduced to 64 pixels at most; the pixels of a ring of a sixteenth of its shorter side vote for a colour
 * name each.
 *
 * @param colour the name with most votes
 * @param share of the votes that it got: from .65 on people agree in 93 %, see {@link ColourName}
 */
public record Background(ColourName colour, double share) {
    /** Below this no colour stands for the border. */
    public static final double MIXED_BELOW = 0.35;
    private static final int SIDE = 64;

    static Background of(RgbImage image) {
        RgbImage small = Thumbnails.shrink(image, SIDE);
        int w = small.width();
        int h = small.height();
        int ring = Math.max(1, Math.round(Math.min(w, h) / 16f));
        int[] votes = new int[ColourName.values().length];
        int all = 0;
        for (int y = 0; y < h; y++) {
            boolean whole = y < ring || y >= h - ring;
            for (int x = 0; x < w; x++) {
                if (!whole && x == ring && w - ring > ring) {
                    x = w - ring;
                }
                int rgb = small.pixel(x, y);
                votes[ColourName.of(Lab.of(rgb >> 16, rgb >> 8 & 255, rgb & 255)).ordinal()]++;
                all++;
            }
        }
        int best = 0;
        for (int i = 1; i < votes.length; i++) {
            if (votes[i] > votes[best]) {
                best = i;
            }
        }
        return new Background(ColourName.values()[best], (double) votes[best] / all);
    }

    /** Empty when the border has several colours. */
    public Optional<ColourName> clear() {
        return share < MIXED_BELOW ? Optional.empty() : Optional.of(colour);
    }
}
