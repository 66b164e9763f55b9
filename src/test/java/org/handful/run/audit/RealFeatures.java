package org.handful.run.audit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.handful.model.EmbeddingMatrix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real photographs as MobileNetV2 sees them, where there are any. */
record RealFeatures(EmbeddingMatrix rows, int[] labels, int classes) {
    static RealFeatures imagenette() throws IOException {
        Path shared = Path.of(System.getProperty("handful.shared", "missing"));
        Path file = shared.resolve("features/imagenette160_val.safetensors");
        assumeTrue(Files.isRegularFile(file), "handful.shared has no features: skipped");
        return read(file, shared.resolve("data/imagenette160_val/index.csv"), "mobilenet_v2");
    }

    /** @param index its rows begin with the image, in a folder of its class */
    private static RealFeatures read(Path file, Path index, String tensor) throws IOException {
        List<String> names = Files.readAllLines(index).stream().skip(1).map(line -> line.split("[/,]")[0]).toList();
        List<String> classes = names.stream().distinct().sorted().toList();
        int[] labels = names.stream().mapToInt(classes::indexOf).toArray();
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer all = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size()).order(ByteOrder.LITTLE_ENDIAN);
            byte[] header = new byte[(int) all.getLong()];
            all.get(header);
            JsonNode json = JsonMapper.shared().readTree(new String(header, StandardCharsets.UTF_8));
            int start = 8 + header.length;
            JsonNode x = json.get(tensor);
            int n = x.at("/shape/0").intValue();
            int d = x.at("/shape/1").intValue();
            boolean half = x.get("dtype").asString().equals("F16");
            int at = start + x.at("/data_offsets/0").intValue();
            float[] values = new float[n * d];
            for (int i = 0; i < values.length; i++) {
                values[i] = half ? Float.float16ToFloat(all.getShort(at + 2 * i)) : all.getFloat(at + 4 * i);
            }
            return new RealFeatures(new EmbeddingMatrix(n, d, values), labels,
                    Arrays.stream(labels).max().orElseThrow() + 1);
        }
    }
}
