package org.handful.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.WeightSource;
import org.handful.backbone.arch.Architecture;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Tensors;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.model.InputSpec;

/** Networks of any architecture with weights drawn at random, scaled so that activations stay near 1. */
public final class RandomWeights {
    private RandomWeights() {}

    public static InstalledBackbone of(Path folder, String id, Architecture architecture, int size) throws Exception {
        return of(folder, id, architecture, architecture.network().orElseThrow(), size);
    }

    /** @param content what the weight file holds, which may be more than the network */
    public static InstalledBackbone of(Path folder, String id, Architecture architecture, Node content, int size)
            throws Exception {
        Random random = new Random(id.hashCode());
        SafeTensorsWriter out = new SafeTensorsWriter();
        for (Map.Entry<String, List<Long>> t : Tensors.of(content).entrySet()) {
            long[] shape = t.getValue().stream().mapToLong(Long::longValue).toArray();
            out.floats(t.getKey(), values(random, t.getKey(), shape), shape);
        }
        Path file = folder.resolve(id + ".safetensors");
        out.write(file);
        String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        InputSpec input = new InputSpec(size, size, "bilinear, antialiased", "centre",
                List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25), "RGB");
        return new InstalledBackbone(new BackboneCard(id, id, 1, architecture, file.getFileName().toString(), sha,
                Files.size(file), 0, input, architecture.embedding().orElseThrow(), "none", "test", Optional.empty()),
                new WeightSource.FileSource(file));
    }

    private static float[] values(Random random, String name, long[] shape) {
        int n = 1;
        for (long s : shape) {
            n *= (int) s;
        }
        float[] out = new float[n];
        double spread = shape.length == 4 ? Math.sqrt(2.0 * shape[0] / n) : 0.1;
        double centre = name.endsWith("running_var") || (shape.length == 1 && name.endsWith(".weight")) ? 1 : 0;
        for (int i = 0; i < n; i++) {
            out[i] = (float) (centre + spread * random.nextGaussian());
        }
        return out;
    }
}
