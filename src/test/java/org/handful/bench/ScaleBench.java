package org.handful.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.handful.math.Vectors;
import org.handful.method.EmbeddingMethod;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Methods;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * Fits one method on 100,000 embeddings of length 1280 in 100 classes, drawn like those of a network that ends in ReLU, and
 * prints how long it took and the most memory the process ever held. Arguments: ID, and perhaps the number of
 * embeddings. Start it with {@code -Xmx2g}.
 */
public final class ScaleBench {
    private static final int DIM = 1280;
    private static final int CLASSES = 100;

    private ScaleBench() {}

    public static void main(String[] args) throws Exception {
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        var random = new SplittableRandom(1);
        float[] centres = new float[CLASSES * DIM];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = bell(random);
        }
        LabelledEmbeddings support = drawn(centres, rows, random);
        LabelledEmbeddings test = drawn(centres, 2000, random);
        measure((EmbeddingMethod<?>) Methods.byId(args[0]), support, test);
    }

    private static <C extends Record> void measure(
            EmbeddingMethod<C> method, LabelledEmbeddings support, LabelledEmbeddings test) throws Exception {
        long from = System.nanoTime();
        Head head = method.fit(support, method.defaults(), FitContext.quiet(0)).last();
        double fit = (System.nanoTime() - from) / 1e9;
        from = System.nanoTime();
        double[][] p = head.probabilities(test.x());
        double predict = (System.nanoTime() - from) / 1e9;
        double right = 0;
        for (int i = 0; i < p.length; i++) {
            right += Vectors.argmax(p[i]) == test.y()[i] ? 100.0 / p.length : 0;
        }
        System.out.printf(Locale.ROOT, "%-10s %d x %d: fit %.1f s, %d predictions %.2f s, %.2f %%, %s%n", method.id(),
                support.y().length, DIM, fit, p.length, predict, right, peak());
    }

    private static LabelledEmbeddings drawn(float[] centres, int rows, SplittableRandom random) {
        float[] x = new float[rows * DIM];
        int[] y = new int[rows];
        for (int i = 0; i < x.length; i++) {
            y[i / DIM] = i / DIM % CLASSES;
            x[i] = Math.max(0, centres[y[i / DIM] * DIM + i % DIM] + 8 * bell(random));
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(rows, DIM, x), y, CLASSES);
    }

    /** Sum of four uniform numbers: standard deviation 0.58. */
    private static float bell(SplittableRandom random) {
        long bits = random.nextLong();
        return ((bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48 & 0xffff)) / 65536f - 2;
    }

    private static String peak() throws Exception {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(l -> l.startsWith("VmHWM")).findFirst().orElse("").replaceAll("\\s+", " ");
        }
    }
}
