package org.handful.eval;

/**
 * How typical an image is of its class: the straight distance of its embedding, brought to length 1, to the mean of those
 * of its class.
 *
 * <pre>
 * m_k = mean of x / |x| over class k          d(x, k) = | x / |x|  -  m_k |          0 typical ... 2 opposite
 * </pre>
 *
 * <p>The class mean is that of SimpleShot (Wang, Chao, Weinberger and van der Maaten, arXiv 1911.04623, 2019). All images
 * of a class count, the one that is asked about too, so that every image of a class is measured against the same point.
 * Not thread-safe.
 */
public final class ClassMeans {
    private final double[][] sum;
    private final int[] count;

    public ClassMeans(int classes) {
        sum = new double[classes][];
        count = new int[classes];
    }

    /** @param embedding [D], of any length */
    public void add(int label, float[] embedding) {
        if (sum[label] == null) {
            sum[label] = new double[embedding.length];
        }
        double length = length(embedding);
        for (int i = 0; i < embedding.length; i++) {
            sum[label][i] += embedding[i] / length;
        }
        count[label]++;
    }

    /** Embeddings that went into the mean of a class. */
    public int count(int label) {
        return count[label];
    }

    /** d(x, k), 0..2. @param label class with at least one embedding @param embedding [D] */
    public double distance(int label, float[] embedding) {
        double length = length(embedding);
        double square = 0;
        for (int i = 0; i < embedding.length; i++) {
            double d = embedding[i] / length - sum[label][i] / count[label];
            square += d * d;
        }
        return Math.sqrt(square);
    }

    /** 1 for an embedding of nothing but zeros, which has no direction. */
    private static double length(float[] v) {
        double square = 0;
        for (float x : v) {
            square += (double) x * x;
        }
        return square == 0 ? 1 : Math.sqrt(square);
    }
}
