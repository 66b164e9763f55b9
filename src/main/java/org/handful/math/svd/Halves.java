package org.handful.math.svd;

import org.handful.math.Vectors;

/**
 * A matrix as a product of two small ones that is as near as any of its rank can be (Eckart, Young 1936): of
 * W = U diag(s) V^T the leading part, B = U_r sqrt(s_r) and A = sqrt(s_r) V_r^T, so that both are as large.
 *
 * @param b [rows, rank] row-major
 * @param a [rank, columns] row-major
 * @param lost |W - B A|^2: the sum of the squares of the other singular values
 */
public record Halves(double[] b, double[] a, double lost) {
    /** @param w [rows, columns] row-major; not changed @param rank at most the shorter side */
    public static Halves of(double[] w, int rows, int columns, int rank) {
        LeadingSvd svd = LeadingSvd.of(w, rows, columns, LeadingSvd.most(rank));
        int k = svd.s().length;
        double[] b = new double[rows * rank];
        double[] a = new double[rank * columns];
        double kept = 0;
        for (int j = 0; j < k; j++) {
            double root = Math.sqrt(svd.s()[j]);
            kept += svd.s()[j] * svd.s()[j];
            for (int i = 0; i < rows; i++) {
                b[i * rank + j] = root * svd.u()[i * k + j];
            }
            for (int i = 0; i < columns; i++) {
                a[j * columns + i] = root * svd.v()[i * k + j];
            }
        }
        return new Halves(b, a, Math.max(0, Vectors.dot(w, w) - kept));
    }
}
