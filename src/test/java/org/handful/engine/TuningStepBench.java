package org.handful.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.handful.backbone.arch.Architecture;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.backbone.arch.ResNet;
import org.handful.backbone.arch.VisionTransformer;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.Objective;
import org.handful.engine.train.Precision;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.engine.train.PrivateRule;
import org.handful.math.privacy.PrivateNoise;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;

/**
 * Milliseconds per training step of ResNet-18 or ViT-B/16 with 16 images, everything from the pixels on: compare with
 * docs/bench/training_eager.py. Arguments: cpu or gpu, threads, steps, size of the images (224 px when left out; 32 px
 * show what is not arithmetic), resnet18 or vit_b16, images in a step.
 */
public final class TuningStepBench {
    private static final int CLASSES = 10;
    private static final StepRates RATES = new StepRates(1e-3, 1e-3, 1e-2, 1, 0.1);

    private TuningStepBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("step-bench");
        int size = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 224;
        String network = arguments.length > 4 ? arguments[4] : "resnet18";
        int batch = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 16;
        Map<String, Adapter> adapters = new LinkedHashMap<>();
        adapters.put("film", new ScaleAndShift(Reach.ALL));
        adapters.put("lora", new LowRank(4, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL));
        adapters.put("full", new AllWeights(Reach.ALL, 1));
        DeviceChoice device = DeviceChoice.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int steps = Integer.parseInt(arguments[2]);
        try (Engine engine = Engine.start(device, TestEngine.cache(), Integer.parseInt(arguments[1]))) {
            BackboneSession session = engine.open(RandomWeights.of(folder, network, architecture(network, size), size));
            // Half precision makes nothing faster on a CPU.
            List<Precision> precisions =
                    device == DeviceChoice.CPU ? List.of(Precision.SINGLE) : List.of(Precision.values());
            for (Map.Entry<String, Adapter> adapter : adapters.entrySet()) {
                for (Precision precision : precisions) {
                    tell(engine, session, network + " " + adapter.getKey() + " " + precision, measure(session,
                            adapter.getValue(), precision, batch, steps,
                            (tuning, images, labels) -> tuning.step(images, labels, RATES)));
                }
            }
            PrivateRule rule = new PrivateRule(1, 5, PrivateNoise.secret());
            tell(engine, session, network + " dp-film", measure(session, adapters.get("film"), Precision.SINGLE, batch, steps,
                    (tuning, images, labels) -> tuning.step(StepImages.of(images), StepLabels.of(labels), RATES, rule)));
        }
    }

    private static Architecture architecture(String network, int size) {
        return switch (network) {
            case "resnet18" -> new ResNet(ResNet.Block.BASIC, List.of(2, 2, 2, 2), List.of(64, 128, 256, 512),
                    new ResNet.Stem(3, 64, 7, 2, true), ResNet.Shortcut.PROJECTION);
            case "vit_b16" -> new VisionTransformer(3, size, size, 16, 768, 12, 12, 3072,
                    Node.TokenPool.Pool.CLASS_TOKEN, false, VisionTransformer.Leading.CLASS_TOKEN, false);
            default -> throw new IllegalArgumentException(network);
        };
    }

    private interface Step {
        void on(TuningSession tuning, PixelBatch images, int[] labels) throws Exception;
    }

    private static void tell(Engine engine, BackboneSession session, String name, double[] times) throws Exception {
        System.out.printf(Locale.ROOT, "handful %s %s: median %.1f ms, fastest %.1f ms, largest micro-batch %d%n",
                engine.device().device(), name, times[times.length / 2], times[0], session.trainingMicroBatch());
    }

    /** @return sorted */
    private static double[] measure(
            BackboneSession session, Adapter adapter, Precision precision, int batch, int steps,
            Step step) throws Exception {
        int dim = session.card().embedding();
        int size = session.card().input().size();
        Random random = new Random(0);
        float[] pixels = new float[batch * 3 * size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        PixelBatch images = new PixelBatch(batch, 3, size, size, pixels);
        int[] labels = new int[batch];
        Arrays.setAll(labels, i -> i % CLASSES);
        LinearHead head = new LinearHead(
                Tensor.matrix(CLASSES, dim, random.doubles((long) CLASSES * dim, -1, 1).toArray()),
                Tensor.vector(new double[CLASSES]), Tensor.vector(new double[dim]), 10);
        double[] times = new double[steps];
        try (TuningSession tuning = session.tune(adapter, head, 0, Objective.IMAGES_ALONE, precision)) {
            for (int i = -2; i < steps; i++) {
                long from = System.nanoTime();
                step.on(tuning, images, labels);
                if (i >= 0) {
                    times[i] = (System.nanoTime() - from) / 1e6;
                }
            }
        }
        Arrays.sort(times);
        return times;
    }
}
