package org.handful.image.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;

/**
 * The other way to name a background: k-means over the ring in CIELAB, begun at k places of its lightness, and the name of
 * the largest cluster's mean. Only measured, to compare with votes.
 */
final class LargestMean {
    private static final int ROUNDS = 10;

    private LargestMean() {}

    /** @param k clusters @return the name, and what share of the ring the cluster has */
    static Background of(RgbImage image, int k) {
        RgbImage small = Thumbnails.shrink(image, 64);
        int w = small.width();
        int h = small.height();
        int ring = Math.max(1, Math.round(Math.min(w, h) / 16f));
        List<Lab> border = new ArrayList<>();
        for (int i = 0; i < w * h; i++) {
            int x = i % w;
            int y = i / w;
            if (x < ring || x >= w - ring || y < ring || y >= h - ring) {
                int rgb = small.pixel(x, y);
                border.add(Lab.of(rgb >> 16, rgb >> 8 & 255, rgb & 255));
            }
        }
        border.sort(Comparator.comparingDouble(Lab::l));
        double[][] means = new double[k][];
        for (int j = 0; j < k; j++) {
            Lab p = border.get((2 * j + 1) * border.size() / (2 * k));
            means[j] = new double[] {p.l(), p.a(), p.b()};
        }
        int[] counts = new int[k];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[k][3];
            counts = new int[k];
            for (Lab p : border) {
                int best = 0;
                for (int j = 1; j < k; j++) {
                    best = distance(p, means[j]) < distance(p, means[best]) ? j : best;
                }
                counts[best]++;
                sums[best][0] += p.l();
                sums[best][1] += p.a();
                sums[best][2] += p.b();
            }
            for (int j = 0; j < k; j++) {
                for (int c = 0; c < 3 && counts[j] > 0; c++) {
                    means[j][c] = sums[j][c] / counts[j];
                }
            }
        }
        int largest = 0;
        for (int j = 1; j < k; j++) {
            largest = counts[j] > counts[largest] ? j : largest;
        }
        double[] m = means[largest];
        return new Background(ColourName.of(new Lab(m[0], m[1], m[2])), (double) counts[largest] / border.size());
    }

    private static double distance(Lab p, double[] m) {
        return (p.l() - m[0]) * (p.l() - m[0]) + (p.a() - m[1]) * (p.a() - m[1]) + (p.b() - m[2]) * (p.b() - m[2]);
    }
}
