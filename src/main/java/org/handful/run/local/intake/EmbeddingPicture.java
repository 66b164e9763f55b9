package org.handful.run.local.intake;

import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.handful.model.EmbeddingMatrix;

/**
 * Embeddings drawn as squares of colours, for those that came without an image: one cell for each number, row by row, blue
 * below the mean of that number over the file and orange above it, strongest at {@value #MOST} standard deviations. What is
 * alike looks alike. Immutable and thread-safe.
 */
public final class EmbeddingPicture {
    private static final double MOST = 2.5;
    private static final int SIDE = 128;
    private static final int[] BELOW = {0x2a, 0x6f, 0xb0};
    private static final int[] MIDDLE = {0xf2, 0xf2, 0xef};
    private static final int[] ABOVE = {0xd9, 0x72, 0x1c};

    private final EmbeddingMatrix all;
    private final double[] mean;
    private final double[] deviation;

    public EmbeddingPicture(EmbeddingMatrix all) {
        this.all = all;
        mean = new double[all.dim()];
        deviation = new double[all.dim()];
        for (int j = 0; j < mean.length; j++) {
            for (int i = 0; i < all.rows(); i++) {
                mean[j] += (double) all.get(i, j) / all.rows();
            }
            for (int i = 0; i < all.rows(); i++) {
                double d = all.get(i, j) - mean[j];
                deviation[j] += d * d / all.rows();
            }
            deviation[j] = Math.sqrt(deviation[j]);
        }
    }

    /** JPEG of one row. */
    public byte[] jpeg(int row) {
        int cells = (int) Math.ceil(Math.sqrt(all.dim()));
        int size = Math.max(1, SIDE / cells);
        int side = cells * size;
        byte[] rgb = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int j = y / size * cells + x / size;
                double z = j >= all.dim() || deviation[j] == 0 ? 0 : (all.get(row, j) - mean[j]) / deviation[j];
                double strength = Math.min(1, Math.abs(z) / MOST);
                int[] end = z < 0 ? BELOW : ABOVE;
                for (int c = 0; c < 3; c++) {
                    rgb[3 * (y * side + x) + c] = (byte) Math.round(MIDDLE[c] + strength * (end[c] - MIDDLE[c]));
                }
            }
        }
        return Thumbnails.jpeg(new RgbImage(side, side, rgb), Thumbnails.GALLERY);
    }
}
