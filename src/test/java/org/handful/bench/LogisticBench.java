package org.handful.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.handful.math.softmax.DenseDesign;
import org.handful.math.softmax.SoftmaxRegression;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Times a fit of logistic regression in a warm JVM and prints its median and objective value as JSON; called by
 * {@code docs/bench/logistic.py}. Arguments: raw little-endian floats, rows, features, classes (of equal size, in
 * order).
 */
public final class LogisticBench {
    private LogisticBench() {}

    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(args[1]);
        int dim = Integer.parseInt(args[2]);
        int classes = Integer.parseInt(args[3]);
        float[] values = new float[rows * dim];
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0])));
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        int[] y = new int[rows];
        Arrays.setAll(y, i -> i / (rows / classes));
        var support = new LabelledEmbeddings(new EmbeddingMatrix(rows, dim, values), y, classes);
        var method = new Logistic();
        var config = new Logistic.Config(1, Normalisation.NONE, 10_000);
        double[] seconds = new double[15];
        Head head = null;
        for (int i = 0; i < seconds.length; i++) {
            long start = System.nanoTime();
            head = method.fit(support, config, FitContext.quiet(0)).last();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        double[] warm = Arrays.copyOfRange(seconds, 5, seconds.length);
        Arrays.sort(warm);
        System.out.printf("{\"seconds\": %.6f, \"first\": %.6f, \"objective\": %.9f}%n",
                warm[warm.length / 2], seconds[0], objective(support, head.state()));
    }

    private static double objective(LabelledEmbeddings support, HeadState state) {
        double[] x = new double[support.x().values().length];
        Arrays.setAll(x, i -> support.x().values()[i]);
        double[] weight = state.tensors().get("weight").values();
        double[] bias = state.tensors().get("bias").values();
        double[] unknowns = Arrays.copyOf(weight, weight.length + bias.length);
        System.arraycopy(bias, 0, unknowns, weight.length, bias.length);
        var design = DenseDesign.of(x, support.x().rows(), support.x().dim());
        return new SoftmaxRegression(design, support.y(), support.classes(), 1)
                .evaluate(unknowns, new double[unknowns.length]);
    }
}
