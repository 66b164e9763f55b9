package org.handful.method;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Golden numbers from {@code src/test/resources/vectors}. */
public final class GoldenVectors {
    private static final JsonMapper JSON = new JsonMapper();

    private GoldenVectors() {}

    public static JsonNode json(String name) {
        try (InputStream in = GoldenVectors.class.getResourceAsStream("/vectors/" + name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] doubles(JsonNode node) {
        return JSON.treeToValue(node, double[].class);
    }

    public static float[] floats(JsonNode node) {
        return JSON.treeToValue(node, float[].class);
    }

    public static int[] ints(JsonNode node) {
        return JSON.treeToValue(node, int[].class);
    }

    /** The six support rows of {@code feature-space.json}. */
    public static LabelledEmbeddings goldenSupport() {
        JsonNode input = json("feature-space.json").get("input");
        return new LabelledEmbeddings(matrix(input.get("S")), ints(input.get("yS")), 3);
    }

    /** Its six queries. */
    public static EmbeddingMatrix goldenQueries() {
        return matrix(json("feature-space.json").get("input").get("Q"));
    }

    /** The embeddings of its three class names, not scaled. */
    public static EmbeddingMatrix goldenText() {
        return matrix(json("feature-space.json").get("input").get("T_raw"));
    }

    /** Rows of numbers. */
    public static double[][] rows(JsonNode node) {
        return JSON.treeToValue(node, double[][].class);
    }

    private static EmbeddingMatrix matrix(JsonNode rows) {
        float[] values = new float[rows.size() * rows.get(0).size()];
        for (int i = 0; i < values.length; i++) {
            int dim = rows.get(0).size();
            values[i] = (float) rows.get(i / dim).get(i % dim).asDouble();
        }
        return new EmbeddingMatrix(rows.size(), rows.get(0).size(), values);
    }
}
