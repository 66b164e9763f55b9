package org.handful.method.openset;

import java.util.Arrays;
import org.handful.math.Vectors;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.batch.Memory;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * The inlier score of {@link Oslo}, sum_k z_k l_k. Embeddings of length 1 are centred on the mean of support set and batch
 * together and scaled to length 1 again. The paper centres on base classes, which there are none of; on the mean of the
 * support set alone, which lies amid the known classes, the score told strangers hardly better than chance in episodes of
 * photographs, with the batch in it better than any other here. An image that is asked about alone has no batch to learn
 * from. A support image that is left out joins the batch, so a threshold holds for that batch only.
 *
 * @param rows of length 1, [N, D]
 */
record OsloDetector(double[] rows, int[] labels, int classes) implements Detector {
    private static final Normaliser UNIT = new Normaliser(Normalisation.L2, new double[0]);
    private static final Normaliser AS_IS = new Normaliser(Normalisation.NONE, new double[0]);
    /** Products that leaving out may take, in all. */
    private static final double MOST_WORK = 2e9;
    private static final int MOST_LEFT_OUT = 60;
    private static final int LEAST_LEFT_OUT = 8;

    static OsloDetector of(LabelledEmbeddings support) {
        return new OsloDetector(UNIT.apply(support.x()), support.y(), support.classes());
    }

    @Override
    public double[] scores(EmbeddingMatrix batch) {
        double[] q = UNIT.apply(batch);
        OsloHead head = head(centre(q));
        return head.shared(q, batch.rows()).inlier();
    }

    /** How many support images may be left out with a batch of so many. */
    int affordable(int batch) {
        double each = 2.0 * Oslo.ROUNDS * (batch + 1) * rows.length / labels.length * classes;
        return (int) Math.clamp(MOST_WORK / each, LEAST_LEFT_OUT, MOST_LEFT_OUT);
    }

    @Override
    public double[] leftOut(int[] asked, EmbeddingMatrix batch) {
        double[] q = UNIT.apply(batch);
        OsloHead head = head(centre(q));
        return Arrays.stream(asked).mapToDouble(row -> head.leftOut(row, q, batch.rows())).toArray();
    }

    /** Centres the batch in place, and gives the centre. */
    private double[] centre(double[] q) {
        int dim = rows.length / labels.length;
        double[] centre = new double[dim];
        double each = 1.0 / (labels.length + (double) q.length / dim);
        for (int j = 0; j < rows.length; j++) {
            centre[j % dim] += each * rows[j];
        }
        for (int j = 0; j < q.length; j++) {
            centre[j % dim] += each * q[j];
        }
        about(centre, q);
        return centre;
    }

    private OsloHead head(double[] centre) {
        double[] x = rows.clone();
        about(centre, x);
        return OsloHead.of(new Memory(AS_IS, x, labels, classes), Oslo.LAMBDA_S, Oslo.LAMBDA_Z, Oslo.ROUNDS);
    }

    private static void about(double[] centre, double[] x) {
        for (int i = 0; i < x.length; i += centre.length) {
            for (int j = 0; j < centre.length; j++) {
                x[i + j] -= centre[j];
            }
            Vectors.unit(x, i, centre.length);
        }
    }
}
