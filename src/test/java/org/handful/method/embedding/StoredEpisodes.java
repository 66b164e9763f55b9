package org.handful.method.embedding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handful.math.Vectors;
import org.handful.method.EmbeddingMethod;
import org.handful.method.FitContext;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 200 fixed 5-way episodes over embeddings of real photographs, where the machine has them. */
public final class StoredEpisodes {
    private static final JsonMapper JSON = new JsonMapper();

    private final EmbeddingMatrix features;
    private final List<int[][]> support = new ArrayList<>();
    private final List<int[][]> query = new ArrayList<>();

    /** Mean accuracy in per cent and mean negative log-likelihood over the episodes. */
    public record Figures(double accuracy, double nll) {}

    private StoredEpisodes(Path folder, String dataset, String backbone) throws IOException {
        features = read(folder.resolve(dataset + ".safetensors"), backbone);
        Path episodes = folder.resolve("episodes_" + dataset + "_5shot15q_200.json");
        for (JsonNode e : JSON.readTree(Files.readString(episodes)).get("episodes")) {
            support.add(JSON.treeToValue(e.get("support"), int[][].class));
            query.add(JSON.treeToValue(e.get("query"), int[][].class));
        }
    }

    /** The episodes, or the test that asks is skipped. */
    public static StoredEpisodes orSkip(String dataset, String backbone) throws IOException {
        Path folder = Path.of(System.getProperty("handful.shared", "../shared"), "features");
        Assumptions.assumeTrue(Files.isDirectory(folder), "handful.shared has no features: skipped " + dataset);
        return new StoredEpisodes(folder, dataset, backbone);
    }

    /** Mean over the episodes with the first {@code shots} support images of each class. */
    public <C extends Record> Figures run(EmbeddingMethod<C> method, C config, int shots) throws Exception {
        double accuracy = 0;
        double nll = 0;
        for (int e = 0; e < support.size(); e++) {
            LabelledEmbeddings learn = rows(support.get(e), shots);
            LabelledEmbeddings ask = rows(query.get(e), query.get(e)[0].length);
            double[][] p = method.fit(learn, config, FitContext.quiet(e)).last().probabilities(ask.x());
            for (int i = 0; i < p.length; i++) {
                accuracy += Vectors.argmax(p[i]) == ask.y()[i] ? 100.0 / p.length : 0;
                nll -= Math.log(Math.max(p[i][ask.y()[i]], 1e-12)) / p.length;
            }
        }
        return new Figures(accuracy / support.size(), nll / support.size());
    }

    public int size() {
        return support.size();
    }

    /** The first {@code shots} support images of the first {@code classes} classes of an episode. */
    public LabelledEmbeddings support(int episode, int classes, int shots) {
        return rows(Arrays.copyOf(support.get(episode), classes), shots);
    }

    /** Query images of the classes of an episode from one up to another. */
    public EmbeddingMatrix queries(int episode, int from, int to) {
        int[][] part = Arrays.copyOfRange(query.get(episode), from, to);
        return rows(part, part[0].length).x();
    }

    /** All embeddings of the data set, in the order of its index. */
    public EmbeddingMatrix features() {
        return features;
    }

    private LabelledEmbeddings rows(int[][] byClass, int each) {
        int[] rows = new int[byClass.length * each];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = i / each;
            rows[i] = byClass[labels[i]][i % each];
        }
        return new LabelledEmbeddings(features.select(rows), labels, byClass.length);
    }

    /** One half-precision tensor of a safetensors file. */
    private static EmbeddingMatrix read(Path file, String tensor) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong(0);
        byte[] json = new byte[header];
        bytes.get(8, json);
        JsonNode entry = JSON.readTree(json).get(tensor);
        int rows = entry.get("shape").get(0).asInt();
        int dim = entry.get("shape").get(1).asInt();
        int start = 8 + header + entry.get("data_offsets").get(0).asInt();
        float[] values = new float[rows * dim];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(bytes.getShort(start + 2 * i));
        }
        return new EmbeddingMatrix(rows, dim, values);
    }
}
