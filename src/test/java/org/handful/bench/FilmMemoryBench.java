package org.handful.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handful.backbone.Catalogue;
import org.handful.engine.BackboneSession;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.tune.Film;
import org.handful.tune.LiveModel;

/**
 * Does resident memory grow over many trainings in one process? Arguments: threads, runs, steps per run. Tells the
 * resident size after the tenth run and after the last.
 */
public final class FilmMemoryBench {
    private FilmMemoryBench() {}

    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "handful", "engine");
        int runs = Integer.parseInt(arguments[1]);
        Film film = new Film();
        Film.Config config = Settings.parse(film, Map.of("steps", arguments[2]));
        try (Engine engine = Engine.start(DeviceChoice.CPU, cache, Integer.parseInt(arguments[0]))) {
            BackboneSession session = engine.open(new Catalogue(cache).byId("pocket"));
            LabelledPixels images = noise();
            double tenth = 0;
            for (int run = 1; run <= runs; run++) {
                film.fit(session, images, Optional.of(images), config, FitContext.quiet(run), LiveModel.Port.NONE)
                        .last().probabilities(images.x());
                if (run == 10) {
                    tenth = residentMegabytes();
                }
                if (run % 10 == 0) {
                    System.out.printf("run %d: resident %.0f MB, Java heap in use %.1f of %.0f MB%n", run,
                            residentMegabytes(), heapInUse(), Runtime.getRuntime().totalMemory() / 1048576.0);
                }
            }
            double last = residentMegabytes();
            System.out.printf("after run 10 %.0f MB, after run %d %.0f MB: %+.1f %%%n", tenth, runs, last,
                    100 * (last / tenth - 1));
        }
    }

    private static double heapInUse() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1048576.0;
    }

    private static LabelledPixels noise() {
        int n = 10;
        Random random = new Random(1);
        float[] values = new float[n * 3 * 128 * 128];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new LabelledPixels(new PixelBatch(n, 3, 128, 128, values), new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, 2);
    }

    private static double residentMegabytes() throws Exception {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return Long.parseLong(lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow()
                    .replaceAll("\\D", "")) / 1024.0;
        }
    }
}
