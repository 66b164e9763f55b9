package org.handful.run.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.eval.map.Pca;
import org.handful.eval.map.Tsne;
import org.handful.eval.map.Umap;
import org.handful.math.Vectors;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ProgressListener;
import org.handful.run.audit.ImageMap.Kind;

/** Draws embeddings of length 1 in the plane; evenly chosen ones where there are too many for a t-SNE or UMAP. */
final class MapWork {
    private MapWork() {}

    /** @param names of the rows; with fewer than {@link Tsne#FEWEST} images it is a PCA whatever was asked for */
    static ImageMap of(Kind wanted, List<String> names, EmbeddingMatrix rows, ProgressListener progress, CancelToken cancel) {
        int n = names.size();
        Kind kind = n < Tsne.FEWEST ? Kind.PCA : wanted;
        int many = kind == Kind.PCA ? n : Math.min(n, Tsne.MOST);
        int[] chosen = IntStream.range(0, many).map(i -> (int) ((long) i * n / many)).toArray();
        double[][] x = new double[many][];
        List<String> images = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            x[i] = unit(rows, chosen[i]);
            images.add(names.get(chosen[i]));
        }
        if (n < 3) {
            return new ImageMap(Kind.PCA, images, new double[many], new double[many], Double.NaN, 0);
        }
        if (kind != Kind.PCA) {
            double[][] y = kind == Kind.TSNE ? Tsne.of(x, progress, cancel) : Umap.of(x, progress, cancel);
            return new ImageMap(kind, images, column(y, 0), column(y, 1), Double.NaN, n - many);
        }
        Pca pca = Pca.of(x, 2);
        double explained = pca.total() == 0 ? Double.NaN : (pca.variance()[0] + pca.variance()[1]) / pca.total();
        return new ImageMap(kind, images, column(pca.scores(), 0), column(pca.scores(), 1), explained, 0);
    }

    /** [n][D], each of length 1. */
    static double[][] units(EmbeddingMatrix rows) {
        return IntStream.range(0, rows.rows()).mapToObj(i -> unit(rows, i)).toArray(double[][]::new);
    }

    private static double[] unit(EmbeddingMatrix rows, int row) {
        double[] out = new double[rows.dim()];
        for (int j = 0; j < out.length; j++) {
            out[j] = rows.get(row, j);
        }
        Vectors.unit(out, 0, out.length);
        return out;
    }

    private static double[] column(double[][] points, int c) {
        return IntStream.range(0, points.length).mapToDouble(i -> points[i].length > c ? points[i][c] : 0).toArray();
    }
}
