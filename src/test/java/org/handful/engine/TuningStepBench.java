package org.handful.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.handful.backbone.arch.Reach;
import org.handful.backbone.arch.ResNet;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.engine.train.PrivateRule;
import org.handful.math.privacy.PrivateNoise;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;

/**
 * Milliseconds per training step of ResNet-18 at 224 px with a batch of 16, everything from the pixels on: compare with
 * docs/bench/training_eager.py. Arguments: cpu or gpu, threads, steps.
 */
public final class TuningStepBench {
    private static final int BATCH = 16;
    private static final int SIZE = 224;
    private static final int CLASSES = 10;
    private static final int DIM = 512;
    private static final StepRates RATES = new StepRates(1e-3, 1e-3, 1e-2, 1, 0.1);

    private TuningStepBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("step-bench");
        var network = new ResNet(ResNet.Block.BASIC, List.of(2, 2, 2, 2), List.of(64, 128, 256, 512),
                new ResNet.Stem(3, 64, 7, 2, true), ResNet.Shortcut.PROJECTION);
        Map<String, Adapter> adapters = new LinkedHashMap<>();
        adapters.put("film", new ScaleAndShift(Reach.ALL));
        adapters.put("lora", new LowRank(4, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL));
        adapters.put("full", new AllWeights(Reach.ALL, 1));
        DeviceChoice device = DeviceChoice.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        try (Engine engine = Engine.start(device, TestEngine.cache(), Integer.parseInt(arguments[1]))) {
            BackboneSession session = engine.open(RandomWeights.of(folder, "resnet18", network, SIZE));
            for (Map.Entry<String, Adapter> adapter : adapters.entrySet()) {
                tell(engine, session, adapter.getKey(), measure(session, adapter.getValue(),
                        Integer.parseInt(arguments[2]), (tuning, images, labels) -> tuning.step(images, labels, RATES)));
            }
            PrivateRule rule = new PrivateRule(1, 5, PrivateNoise.secret());
            tell(engine, session, "dp-film", measure(session, adapters.get("film"), Integer.parseInt(arguments[2]),
                    (tuning, images, labels) -> tuning.step(StepImages.of(images), StepLabels.of(labels), RATES, rule)));
        }
    }

    private interface Step {
        void on(TuningSession tuning, PixelBatch images, int[] labels) throws Exception;
    }

    private static void tell(Engine engine, BackboneSession session, String name, double[] times) throws Exception {
        System.out.printf(Locale.ROOT, "handful %s %s: median %.1f ms, fastest %.1f ms, largest micro-batch %d%n",
                engine.device().device(), name, times[times.length / 2], times[0], session.trainingMicroBatch());
    }

    /** @return sorted */
    private static double[] measure(BackboneSession session, Adapter adapter, int steps, Step step) throws Exception {
        Random random = new Random(0);
        float[] pixels = new float[BATCH * 3 * SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        PixelBatch images = new PixelBatch(BATCH, 3, SIZE, SIZE, pixels);
        int[] labels = new int[BATCH];
        Arrays.setAll(labels, i -> i % CLASSES);
        LinearHead head = new LinearHead(
                Tensor.matrix(CLASSES, DIM, random.doubles((long) CLASSES * DIM, -1, 1).toArray()),
                Tensor.vector(new double[CLASSES]), Tensor.vector(new double[DIM]), 10);
        double[] times = new double[steps];
        try (TuningSession tuning = session.tune(adapter, head, 0)) {
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
