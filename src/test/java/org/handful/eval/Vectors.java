package org.handful.eval;

import java.io.InputStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Golden numbers from reference implementations, under {@code src/test/resources/vectors}. */
public final class Vectors {
    private Vectors() {}

    public static JsonNode read(String name) {
        InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name + ".json");
        return JsonMapper.shared().readTree(in);
    }

    public static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToDouble(JsonNode::doubleValue).toArray();
    }

    public static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
    }

    public static double[][] matrix(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Vectors::doubles).toArray(double[][]::new);
    }

    public static int[][] intMatrix(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Vectors::ints).toArray(int[][]::new);
    }
}
