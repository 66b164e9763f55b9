package org.handful.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handful.backbone.Catalogue;
import org.handful.engine.BackboneSession;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.LabelledPixels;
import org.handful.tune.Film;
import org.handful.tune.LiveModel;
import org.handful.tune.TunedModel;

/**
 * Accuracy of {@code film} with 5 shots: arguments are threads, image folder, number of seeds, and settings as
 * NAME=VALUE. {@code filmRate=0} trains the head alone.
 */
public final class FilmBench {
    private FilmBench() {}

    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "handful", "engine");
        Map<String, String> given = new TreeMap<>();
        Arrays.stream(arguments).skip(3).map(a -> a.split("=")).forEach(a -> given.put(a[0], a[1]));
        Film film = new Film();
        Film.Config config = Settings.parse(film, given);
        int seeds = Integer.parseInt(arguments[2]);
        try (Engine engine = Engine.start(DeviceChoice.CPU, cache, Integer.parseInt(arguments[0]))) {
            BackboneSession session = engine.open(new Catalogue(cache).byId("pocket"));
            ImageFolder folder = ImageFolder.read(Path.of(arguments[1]), session.card().input());
            double sum = 0;
            StringBuilder each = new StringBuilder();
            long start = System.nanoTime();
            double training = 0;
            for (int seed = 0; seed < seeds; seed++) {
                ImageFolder.Shots shots = folder.shots(5, seed);
                long from = System.nanoTime();
                var fit = film.fit(session, shots.support(), Optional.empty(), config, FitContext.quiet(seed),
                        LiveModel.Port.NONE);
                training += (System.nanoTime() - from) / 1e9;
                double accuracy = accuracy(fit.last(), shots.test());
                each.append(String.format(" %.1f", 100 * accuracy));
                sum += accuracy;
            }
            System.out.printf("%s %s: mean %.2f %% of%s; %.2f s per fit, %.1f s in all%n",
                    Path.of(arguments[1]).getFileName(), given, 100 * sum / seeds, each, training / seeds,
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static double accuracy(TunedModel model, LabelledPixels test) throws Exception {
        double[][] p = model.probabilities(test.x());
        int correct = 0;
        for (int i = 0; i < p.length; i++) {
            int best = 0;
            for (int k = 1; k < p[i].length; k++) {
                best = p[i][k] > p[i][best] ? k : best;
            }
            correct += best == test.y()[i] ? 1 : 0;
        }
        return (double) correct / p.length;
    }
}
