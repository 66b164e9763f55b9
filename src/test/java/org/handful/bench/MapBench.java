package org.handful.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.handful.eval.map.Pca;
import org.handful.eval.map.Tsne;
import org.handful.eval.map.Umap;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;

/**
 * How long a map takes, in seconds of the clock and of all processors together: embeddings in ten clusters, by default 2,000
 * of 1,280 numbers. On a machine that others use the second figure says more. Arguments: images, numbers.
 */
public final class MapBench {
    private MapBench() {}

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        int d = args.length > 1 ? Integer.parseInt(args[1]) : 1280;
        Random random = new Random(0);
        double[][] centres = new double[10][d];
        double[][] x = new double[n][d];
        for (double[] centre : centres) {
            Arrays.setAll(centre, _ -> random.nextGaussian());
        }
        for (int i = 0; i < n; i++) {
            double[] centre = centres[i % 10];
            Arrays.setAll(x[i], j -> centre[j] + random.nextGaussian());
        }
        for (int round = 0; round < 2; round++) {
            report("principal components", () -> Pca.of(x, 2));
            report("t-SNE", () -> Tsne.of(x, ProgressListener.NONE, new CancelToken()));
            report("UMAP", () -> Umap.of(x, ProgressListener.NONE, new CancelToken()));
        }
    }

    private static void report(String what, Runnable work) {
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long wall = System.nanoTime();
        long cpu = os.getProcessCpuTime();
        work.run();
        System.out.printf("%-22s %6.2f s, %6.2f s of processors%n", what, (System.nanoTime() - wall) / 1e9,
                (os.getProcessCpuTime() - cpu) / 1e9);
    }
}
