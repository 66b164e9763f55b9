package org.handful.math.svd;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.handful.math.Matrices;
import org.handful.math.SymmetricEigen;

/**
 * The largest singular values of a matrix, W ~ U diag(s) V^T, from the eigenvectors of its product with itself on the
 * shorter side. Values below 1e-5 of the largest are left out: rounding would bend their vectors by
 * more than 1e-6.
 *
 * @param u [rows, k] row-major, columns of length 1
 * @param s [k], falling
 * @param v [columns, k] row-major, columns of length 1
 */
public record LeadingSvd(double[] u, double[] s, double[] v) {
    private static final double SMALLEST = 1e-5;

    /** How many of the values. */
    public interface Choice {
        /** @param s all values, falling @return at most their number */
        int of(double[] s);
    }

    /** At most so many. */
    public static Choice most(int k) {
        return s -> Math.min(k, s.length);
    }

    /** As few as have this share of the sum of squares. */
    public static Choice energy(double share) {
        return s -> {
            if (share >= 1) {
                return s.length;
            }
            double all = Arrays.stream(s).map(x -> x * x).sum();
            double sum = 0;
            int k = 0;
            while (k < s.length && sum < share * all) {
                sum += s[k] * s[k];
                k++;
            }
            return k;
        };
    }

    /**
     * What a decomposition costs, in units that can be added up and compared. The
     * eigenvectors take about twenty times as long as a product of that size.
     */
    public static long effort(int rows, int columns) {
        long shorter = Math.min(rows, columns);
        return shorter * shorter * (20 * shorter + Math.max(rows, columns));
    }

    /** @param w [rows, columns] row-major; not changed */
    public static LeadingSvd of(double[] w, int rows, int columns, Choice choice) {
        if (rows > columns) {
            LeadingSvd turned = of(Matrices.transpose(w, rows, columns), columns, rows, choice);
            return new LeadingSvd(turned.v, turned.s, turned.u);
        }
        SymmetricEigen eigen = SymmetricEigen.of(Matrices.gram(w, rows, columns), rows);
        int[] order = IntStream.range(0, rows).boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.values()[i])).mapToInt(Integer::intValue).toArray();
        double[] all = Arrays.stream(order).mapToDouble(i -> Math.sqrt(Math.max(0, eigen.values()[i]))).toArray();
        int sound = (int) Arrays.stream(all).filter(x -> x > SMALLEST * all[0]).count();
        double[] s = Arrays.copyOf(all, choice.of(Arrays.copyOf(all, sound)));
        int k = s.length;
        double[] ut = new double[k * rows];
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < rows; i++) {
                ut[j * rows + i] = eigen.vectors()[i * rows + order[j]];
            }
        }
        double[] vt = Matrices.product(ut, w, k, rows, columns);
        for (int i = 0; i < vt.length; i++) {
            vt[i] /= s[i / columns];
        }
        return new LeadingSvd(Matrices.transpose(ut, k, rows), s, Matrices.transpose(vt, k, columns));
    }
}
