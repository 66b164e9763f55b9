package org.handful.math.softmax;

/** A matrix of samples [rows, dim] as linear models need it: products with few vectors, block of rows by block. */
public interface Design {
    int rows();

    int dim();

    /** For one thread to go through the samples with, block by block. */
    Pass pass();

    /** Products with blocks of samples. Not thread-safe. */
    interface Pass {
        /**
         * Writes W x_i for {@code n} samples from {@code from}.
         *
         * @param w [classes, dim]
         * @param z receives [classes, n]
         */
        void logits(double[] w, int classes, int from, int n, double[] z);

        /**
         * Adds sum_i r_i x_i^T over {@code n} samples from {@code from}.
         *
         * @param r [classes, n]
         * @param gradient [classes, dim]
         */
        void addGradient(double[] r, int classes, int from, int n, double[] gradient);
    }
}
