package org.handful.tune.augment;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.handful.image.RgbImage;
import org.handful.image.backdrop.Backdrop;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;

/**
 * Varies the colours of the background alone, so that it cannot stand for the class while the colours of the thing in front
 * still can. A stand-in for changing the background with a generative model (FlowAug, ICCV 2023), which needs one. Where
 * the background cannot be told by its colours, everything around the middle is taken for it.
 */
public final class BackdropJitter {
    private final ColourJitter colours;
    private final UnitRange range;
    private final Map<Integer, boolean[]> behind = new ConcurrentHashMap<>();

    /** @param colours what the background gets @param input how the images were normalised */
    public BackdropJitter(ColourJitter colours, InputSpec input) {
        this.colours = colours;
        this.range = new UnitRange(input);
    }

    /**
     * One image, whole, with other colours behind.
     *
     * @param from always the same batch: its backgrounds are kept
     */
    public PixelBatch vary(PixelBatch from, int image, Random random) {
        int n = from.width() * from.height();
        PixelBatch out = from.select(new int[] {image});
        float[] varied = out.values().clone();
        colours.apply(varied, 0, n, random);
        boolean[] mask = behind.computeIfAbsent(image, i -> Backdrop.of(picture(from, i)).behind());
        for (int i = 0; i < varied.length; i++) {
            if (mask[i % n]) {
                out.values()[i] = varied[i];
            }
        }
        return out;
    }

    private RgbImage picture(PixelBatch from, int image) {
        int n = from.width() * from.height();
        float[] v = from.select(new int[] {image}).values();
        range.enter(v, 0, n);
        byte[] rgb = new byte[3 * n];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) Math.round(255 * v[i + (from.channels() == 3 ? c : 0) * n]);
            }
        }
        return new RgbImage(from.width(), from.height(), rgb);
    }
}
