package org.handful.run.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.ConvNet;
import org.handful.engine.RandomWeights;
import org.handful.run.Workbench;

/** A network of four small convolutions with random weights, to be installed beside Pocket. */
public final class TinyBackbone {
    public static final int DIM = 32;
    private static final int SIZE = 32;

    private TinyBackbone() {}

    /** @param seed word from which the weights follow, so that two of them under one id differ */
    public static void install(Workbench workbench, Path folder, String id, String seed) throws Exception {
        InstalledBackbone made = RandomWeights.of(Files.createDirectories(folder), seed,
                new ConvNet(3, 8, 4, SIZE, false), SIZE);
        Path card = folder.resolve(seed + ".json");
        Files.writeString(card, """
                {"id": "%s", "name": "Tiny", "version": 1,
                 "architecture": {"family": "conv4", "depth": 4, "width": 8},
                 "file": "%s.safetensors", "sha256": "%s", "embedding": %d,
                 "input": {"size": %d, "resizeShorterSideTo": %d, "interpolation": "bilinear, antialiased", "crop": "centre",
                           "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25], "channels": "RGB"}}
                """.formatted(id, seed, made.card().sha256(), DIM, SIZE, SIZE));
        workbench.addBackbone(folder.resolve(seed + ".safetensors"), card);
    }
}
