package org.handful.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.CardReader;
import org.handful.backbone.Catalogue;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.WeightSource;
import org.handful.engine.BackboneSession;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;
import org.handful.method.FitContext;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;
import org.handful.model.TrainingEvent;
import org.handful.tune.Film;
import org.handful.tune.LiveModel;

/**
 * What a GPU brings, and whether it computes the same: embedding and {@code film} on the CPU and on the GPU, in one
 * process. Arguments: image folder, then {@code pocket} or card files beside their weights.
 */
public final class DeviceBench {
    private static final int EMBEDDED = 256;

    private DeviceBench() {}

    private record Figures(float[] embeddings, double perSecond, double firstLoss, double lastLoss, double stepsPerSecond,
            double[][] probabilities, Optional<TrainingEvent.GpuUse> use) {}

    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "handful", "engine");
        for (int a = 1; a < arguments.length; a++) {
            InstalledBackbone backbone = backbone(cache, arguments[a]);
            Figures cpu = measure(DeviceChoice.CPU, cache, backbone, Path.of(arguments[0]));
            Figures gpu = measure(DeviceChoice.GPU, cache, backbone, Path.of(arguments[0]));
            double largest = 0;
            double difference = 0;
            for (int i = 0; i < cpu.embeddings.length; i++) {
                largest = Math.max(largest, Math.abs(cpu.embeddings[i]));
                difference = Math.max(difference, Math.abs(cpu.embeddings[i] - gpu.embeddings[i]));
            }
            int disagree = 0;
            double p = 0;
            for (int i = 0; i < cpu.probabilities.length; i++) {
                disagree += best(cpu.probabilities[i]) == best(gpu.probabilities[i]) ? 0 : 1;
                for (int k = 0; k < cpu.probabilities[i].length; k++) {
                    p = Math.max(p, Math.abs(cpu.probabilities[i][k] - gpu.probabilities[i][k]));
                }
            }
            System.out.printf(Locale.ROOT, "%s: embeddings differ by %.2e of %.2f; film: %d of %d images differ,"
                    + " probabilities by %.2e%n", backbone.id(), difference, largest, disagree,
                    cpu.probabilities.length, p);
            System.out.printf(Locale.ROOT, "  faster: embedding %.1f, film %.1f%n", gpu.perSecond / cpu.perSecond,
                    gpu.stepsPerSecond / cpu.stepsPerSecond);
        }
    }

    private static Figures measure(DeviceChoice device, Path cache, InstalledBackbone backbone, Path images)
            throws Exception {
        try (Engine engine = Engine.start(device, cache, Runtime.getRuntime().availableProcessors())) {
            BackboneSession session = engine.open(backbone);
            ImageFolder.Shots shots = ImageFolder.read(images, session.card().input()).shots(5, 0);
            int n = Math.min(EMBEDDED, shots.test().x().count());
            PixelBatch x = shots.test().x().select(java.util.stream.IntStream.range(0, n).toArray());
            session.embed(x, new CancelToken());
            long from = System.nanoTime();
            float[] embeddings = session.embed(x, new CancelToken()).values();
            double perSecond = n / seconds(from);
            Film film = new Film();
            List<TrainingEvent.Step> steps = new ArrayList<>();
            AtomicReference<Optional<TrainingEvent.GpuUse>> use = new AtomicReference<>(Optional.empty());
            FitContext context = new FitContext(0, new CancelToken(), e -> {
                if (e instanceof TrainingEvent.Step s) {
                    steps.add(s);
                    engine.gpu().ifPresent(u -> use.set(Optional.of(u)));
                }
            }, Optional.empty());
            film.fit(session, shots.support(), Optional.empty(), film.defaults(), context, LiveModel.Port.NONE);
            steps.clear();
            from = System.nanoTime();
            var fit = film.fit(session, shots.support(), Optional.empty(), film.defaults(), context, LiveModel.Port.NONE);
            double stepsPerSecond = steps.size() / seconds(from);
            Figures f = new Figures(embeddings, perSecond, steps.getFirst().loss(), steps.getLast().loss(),
                    stepsPerSecond, fit.last().probabilities(x), use.get());
            System.out.printf(Locale.ROOT, "%s on %s (%s): %.0f images/s embedded, film %.2f steps/s of %d images,"
                    + " loss %.6f to %.6f%s%n", backbone.id(), engine.device().device(), engine.device().reason(),
                    perSecond, stepsPerSecond, Math.min(32, shots.support().x().count()), f.firstLoss, f.lastLoss,
                    f.use.map(u -> String.format(Locale.ROOT, ", GPU %.1f of %.1f GB, %.0f %% busy",
                            u.usedBytes() / 1e9, u.totalBytes() / 1e9, 100 * u.busy())).orElse(""));
            return f;
        }
    }

    private static InstalledBackbone backbone(Path cache, String name) throws Exception {
        if (!name.endsWith(".json")) {
            return new Catalogue(cache).byId(name);
        }
        BackboneCard card = CardReader.read(Path.of(name));
        Path weights = Path.of(name).resolveSibling(card.file());
        if (!Files.exists(weights)) {
            throw new IllegalArgumentException(weights + " is missing");
        }
        return new InstalledBackbone(card, new WeightSource.FileSource(weights));
    }

    private static int best(double[] row) {
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            best = row[k] > row[best] ? k : best;
        }
        return best;
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }
}
