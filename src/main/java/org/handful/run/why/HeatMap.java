package org.handful.run.why;

import java.util.stream.IntStream;
import org.handful.error.InputException;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.handful.run.why.Why.Sight;

/** Evidence in colours, to lie over the picture: the stronger, the less of the picture shows through. */
public final class HeatMap {
    /** Two colours that everybody can tell apart, on dark photographs too. */
    public static final int FOR = 0xe66101;
    public static final int AGAINST = 0x3fa7ff;

    private static final double STRONGEST = 0.85;
    /** How strong a person finds it when nothing was chosen. */
    private static final double USUAL = 0.8;

    private HeatMap() {}

    /** @return [side * side] alpha, red, green and blue, row by row from above */
    public static int[] argb(Sight sight, int side) {
        return IntStream.range(0, side * side).map(i -> {
            double v = at(sight, (i % side + 0.5) * sight.width() / side - 0.5, (i / side + 0.5) * sight.height() / side - 0.5);
            return (int) Math.round(255 * STRONGEST * Math.min(1, Math.abs(v))) << 24 | (v > 0 ? FOR : AGAINST);
        }).toArray();
    }

    /** A small JPEG of what the network sees with the evidence over it. */
    public static byte[] over(Why why) throws InputException {
        RgbImage picture = ImageDecoder.decode(why.picture(), why.image(), DecodeLimits.DEFAULT);
        int[] heat = argb(why.sight(), picture.width());
        byte[] rgb = new byte[picture.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            double share = USUAL * (heat[i / 3] >>> 24) / 255;
            int colour = heat[i / 3] >> 16 - 8 * (i % 3) & 255;
            rgb[i] = (byte) Math.round((1 - share) * (picture.rgb()[i] & 255) + share * colour);
        }
        return Thumbnails.jpeg(new RgbImage(picture.width(), picture.height(), rgb), Thumbnails.GALLERY);
    }

    /** Between places by straight lines; beyond the outermost ones as there. */
    private static double at(Sight s, double x, double y) {
        int left = (int) Math.floor(Math.clamp(x, 0, s.width() - 1));
        int top = (int) Math.floor(Math.clamp(y, 0, s.height() - 1));
        int right = Math.min(s.width() - 1, left + 1);
        int bottom = Math.min(s.height() - 1, top + 1);
        double fx = Math.clamp(x - left, 0, 1);
        double fy = Math.clamp(y - top, 0, 1);
        double above = (1 - fx) * s.values()[top * s.width() + left] + fx * s.values()[top * s.width() + right];
        double below = (1 - fx) * s.values()[bottom * s.width() + left] + fx * s.values()[bottom * s.width() + right];
        return (1 - fy) * above + fy * below;
    }
}
