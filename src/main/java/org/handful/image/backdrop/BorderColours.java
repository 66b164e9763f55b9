package org.handful.image.backdrop;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.handful.image.RgbImage;
import org.handful.image.measure.Lab;

/**
 * Which pixels look like the border of their image and hang together with it. The border's colours are at most three means in
 * CIELAB (k-means, begun at the thirds of lightness); a pixel looks like it when it is as near to one of them as pixels of the
 * border usually are.
 */
final class BorderColours {
    private static final int MEANS = 3;
    private static final int ROUNDS = 8;
    /** Times the mean distance within the border, and no less than a difference that is plainly seen. */
    private static final double WIDE = 2.5;
    private static final double SEEN = 10;

    private BorderColours() {}

    /** [width * height] */
    static boolean[] connected(RgbImage image) {
        int w = image.width();
        int h = image.height();
        Lab[] lab = new Lab[w * h];
        for (int i = 0; i < lab.length; i++) {
            int rgb = image.pixel(i % w, i / w);
            lab[i] = Lab.of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
        }
        int ring = Math.max(1, Math.min(w, h) / 16);
        int[] border = IntStream.range(0, w * h)
                .filter(i -> i % w < ring || i % w >= w - ring || i / w < ring || i / w >= h - ring).toArray();
        Lab[] means = means(lab, border);
        double spread = 0;
        for (int i : border) {
            spread += nearest(lab[i], means) / border.length;
        }
        double most = Math.max(SEEN, WIDE * spread);
        boolean[] out = new boolean[w * h];
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int i : border) {
            if (nearest(lab[i], means) <= most) {
                out[i] = true;
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            int i = open.poll();
            int x = i % w;
            int[] beside = {x > 0 ? i - 1 : -1, x < w - 1 ? i + 1 : -1, i - w, i + w < w * h ? i + w : -1};
            for (int j : beside) {
                if (j >= 0 && !out[j] && nearest(lab[j], means) <= most) {
                    out[j] = true;
                    open.add(j);
                }
            }
        }
        return out;
    }

    private static Lab[] means(Lab[] lab, int[] border) {
        Lab[] byLight = Arrays.stream(border).mapToObj(i -> lab[i])
                .sorted(Comparator.comparingDouble(Lab::l)).toArray(Lab[]::new);
        Lab[] means = new Lab[MEANS];
        for (int k = 0; k < MEANS; k++) {
            means[k] = byLight[(2 * k + 1) * byLight.length / (2 * MEANS)];
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sum = new double[MEANS][4];
            for (Lab p : byLight) {
                int best = 0;
                for (int k = 1; k < MEANS; k++) {
                    best = distance(p, means[k]) < distance(p, means[best]) ? k : best;
                }
                sum[best][0] += p.l();
                sum[best][1] += p.a();
                sum[best][2] += p.b();
                sum[best][3]++;
            }
            for (int k = 0; k < MEANS; k++) {
                if (sum[k][3] > 0) {
                    means[k] = new Lab(sum[k][0] / sum[k][3], sum[k][1] / sum[k][3], sum[k][2] / sum[k][3]);
                }
            }
        }
        return means;
    }

    private static double nearest(Lab p, Lab[] means) {
        double least = Double.POSITIVE_INFINITY;
        for (Lab m : means) {
            least = Math.min(least, distance(p, m));
        }
        return least;
    }

    private static double distance(Lab p, Lab q) {
        return Math.sqrt((p.l() - q.l()) * (p.l() - q.l()) + (p.a() - q.a()) * (p.a() - q.a())
                + (p.b() - q.b()) * (p.b() - q.b()));
    }
}
