package org.handful.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.handful.backbone.CardReader;
import org.handful.backbone.Catalogue;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.WeightSource;
import org.handful.engine.BackboneSession;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;

/**
 * Images per second of frozen extraction; {@code embedding_eager.py} beside the benchmark notes does the same in plain
 * PyTorch. Arguments: threads, seconds per backbone.
 */
public final class EmbeddingBench {
    private EmbeddingBench() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "handful", "engine");
        try (Engine engine = Engine.start(DeviceChoice.CPU, cache, threads)) {
            report(engine, new Catalogue(cache).byId("pocket"), seconds);
            Path shared = Path.of(System.getProperty("handful.shared", "../shared"));
            Path card = Path.of("src/test/resources/cards/mobilenet_v2.json");
            report(engine, new InstalledBackbone(CardReader.read(card), new WeightSource.FileSource(
                    shared.resolve("weights/mobilenet_v2_1.0_224_in1k.safetensors"))), seconds);
        }
    }

    private static void report(Engine engine, InstalledBackbone backbone, double seconds) throws Exception {
        BackboneSession session = engine.open(backbone);
        int size = backbone.card().input().size();
        PixelBatch images = noise(64, size);
        session.embed(images, new CancelToken());
        double[] rates = new double[200];
        int rounds = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end && rounds < rates.length) {
            long start = System.nanoTime();
            session.embed(images, new CancelToken());
            rates[rounds++] = images.count() / ((System.nanoTime() - start) / 1e9);
        }
        double[] sorted = Arrays.copyOf(rates, rounds);
        Arrays.sort(sorted);
        System.out.printf("%-14s %d px, median %.1f images/s, best %.1f, %d rounds of %d%n", backbone.id(), size,
                sorted[rounds / 2], sorted[rounds - 1], rounds, images.count());
    }

    private static PixelBatch noise(int count, int size) {
        Random random = new Random(1);
        float[] values = new float[count * 3 * size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new PixelBatch(count, 3, size, size, values);
    }
}
