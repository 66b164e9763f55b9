package org.handful.tune.augment;

import java.util.Random;

/**
 * Which two images become one. Each image of a step has its own partner and share, drawn for this view of it, so that a
 * view that comes again is the same picture.
 */
public enum Mixing {
    NONE,
    /** x = s x_i + (1 - s) x_j with s ~ Beta(0.2, 0.2) (Zhang, Cisse, Dauphin, Lopez-Paz, mixup, ICLR 2018). */
    MIXUP,
    /** A box of x_j in x_i; its share of the area before clipping is uniform (Yun et al., CutMix, ICCV 2019). */
    CUTMIX;

    private static final double MIXUP_BETA = 0.2;

    /**
     * @param images how many there are to choose a partner from
     * @param size side of an image, pixels
     */
    public Mixture draw(int images, int size, Random random) {
        int partner = random.nextInt(images);
        return switch (this) {
            case NONE -> throw new IllegalStateException("nothing is mixed");
            case MIXUP -> Mixture.blend(partner, beta(MIXUP_BETA, random));
            case CUTMIX -> {
                // The square root of a uniform area is the side of the box.
                double half = size * Math.sqrt(1 - random.nextDouble()) / 2;
                double x = size * random.nextDouble();
                double y = size * random.nextDouble();
                yield Mixture.box(partner, size, round(x - half, size), round(y - half, size),
                        round(x + half, size), round(y + half, size));
            }
        };
    }

    private static int round(double at, int size) {
        return Math.clamp(Math.round(at), 0, size);
    }

    /** Beta(a, a) by Jöhnk's method (1964), which is quick for a below 1. */
    static double beta(double a, Random random) {
        while (true) {
            double x = Math.pow(random.nextDouble(), 1 / a);
            double y = Math.pow(random.nextDouble(), 1 / a);
            if (x + y <= 1 && x + y > 0) {
                return x / (x + y);
            }
        }
    }
}
