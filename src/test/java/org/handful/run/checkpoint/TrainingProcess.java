package org.handful.run.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handful.backbone.Catalogue;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;
import org.handful.engine.TestEngine;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.model.TrainingEvent;
import org.handful.tune.Film;
import org.handful.tune.LiveModel;

/** A program of its own that trains, keeps its state after every step, and prints what it does. */
final class TrainingProcess {
    private static final int SIZE = 128;

    private TrainingProcess() {}

    /** @param arguments folder of the checkpoints */
    public static void main(String[] arguments) throws Exception {
        Film film = new Film();
        try (Engine engine = Engine.start(DeviceChoice.CPU, TestEngine.cache(), 1)) {
            var session = engine.open(new Catalogue(Path.of("no-home")).byId("pocket"));
            LabelledPixels support = noise(6);
            RunCheckpoint checkpoint =
                    new CheckpointShelf(Path.of(arguments[0]), Duration.ZERO).of(List.of("film", "0"));
            FitContext context = new FitContext(0, new CancelToken(), e -> {
                if (e instanceof TrainingEvent.Step s) {
                    System.out.println("step " + s.step());
                } else if (e instanceof TrainingEvent.Note n) {
                    System.out.println("note " + n.step());
                }
            }, Optional.empty()).with(checkpoint);
            var fit = film.fit(session, support, Optional.empty(),
                    Settings.parse(film, Map.of("steps", "12", "batchSize", "4")), context, LiveModel.Port.NONE);
            System.out.println("result " + Arrays.deepToString(fit.last().probabilities(support.x())));
            checkpoint.discard();
        }
    }

    private static LabelledPixels noise(int count) {
        Random random = new Random(5);
        float[] values = new float[count * 3 * SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> i % 2);
        return new LabelledPixels(new PixelBatch(count, 3, SIZE, SIZE, values), labels, 2);
    }
}
