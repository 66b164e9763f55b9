package org.handful.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.handful.backbone.CardReader;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.WeightSource;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;

/** Real weights and check vectors, where there are any. */
final class Shared {
    private Shared() {}

    static Path weights() {
        Path folder = Path.of(System.getProperty("handful.shared", "missing"), "weights");
        assumeTrue(Files.isDirectory(folder), "handful.shared has no weights: skipped the real networks");
        return folder;
    }

    static InstalledBackbone backbone(String id) throws Exception {
        var card = CardReader.read(card(id));
        return new InstalledBackbone(card, new WeightSource.FileSource(weights().resolve(card.file())));
    }

    static Path card(String id) {
        return Path.of("src/test/resources/cards", id + ".json");
    }

    /** Little-endian float32: a raw file, or the data of an .npy file, whose shape must be known. */
    static float[] floats(String check) throws IOException {
        byte[] bytes = Files.readAllBytes(weights().resolve("check").resolve(check));
        int from = 0;
        if (check.endsWith(".npy")) {
            from = 10 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
            String header = new String(bytes, 10, from - 10, StandardCharsets.US_ASCII);
            if (!header.contains("'<f4'") || !header.contains("'fortran_order': False")) {
                throw new IOException("unexpected npy header " + header);
            }
        }
        float[] out = new float[(bytes.length - from) / 4];
        ByteBuffer.wrap(bytes, from, bytes.length - from).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(out);
        return out;
    }

    /** Images in 0..1 as the input demands. */
    static PixelBatch normalised(float[] values01, int count, InputSpec input) {
        float[] out = Arrays.copyOf(values01, values01.length);
        int plane = input.size() * input.size();
        for (int i = 0; i < out.length; i++) {
            int channel = i / plane % 3;
            out[i] = (float) ((out[i] - input.mean().get(channel)) / input.std().get(channel));
        }
        return new PixelBatch(count, 3, input.size(), input.size(), out);
    }
}
