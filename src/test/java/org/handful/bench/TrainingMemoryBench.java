package org.handful.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.handful.backbone.Catalogue;
import org.handful.engine.BackboneSession;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;
import org.handful.method.FitContext;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.method.SettingSpec;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.model.TrainingEvent;
import org.handful.tune.LiveModel;
import org.handful.tune.NetworkMethod;
import org.handful.tune.prompt.VisualPromptTuning;

/**
 * Does resident memory grow over many trainings in one process? Arguments: threads, runs, steps per run, and methods
 * separated by commas, or {@code all} that train inside the network; they take turns. A third of the runs watches
 * held-out images, a third mixes images, a third is cancelled after its first step. Tells the resident size when every
 * method had three turns, and after the last run, both at rest: on the way it depends on when the native heap was last
 * given back, which the product's JVM does every five seconds (run this with its flags, {@code handful.jvm} of the POM).
 */
public final class TrainingMemoryBench {
    /** Milliseconds; longer than two turns of what gives the native heap back. */
    private static final long REST = 12_000;

    private TrainingMemoryBench() {}

    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "handful", "engine");
        int runs = Integer.parseInt(arguments[1]);
        List<NetworkMethod<?>> methods = Methods.all().stream()
                .filter(m -> arguments[3].equals("all") || List.of(arguments[3].split(",")).contains(m.id()))
                .filter(m -> !(m instanceof VisualPromptTuning)) // which needs a transformer
                .filter(NetworkMethod.class::isInstance).<NetworkMethod<?>>map(m -> (NetworkMethod<?>) m).toList();
        int warm = Math.min(runs - 1, 3 * methods.size());
        try (Engine engine = Engine.start(DeviceChoice.CPU, cache, Integer.parseInt(arguments[0]))) {
            BackboneSession session = engine.open(new Catalogue(cache).byId("pocket"));
            LabelledPixels images = noise();
            double first = 0;
            double most = 0;
            for (int run = 1; run <= runs; run++) {
                train(methods.get(run % methods.size()), session, images, run, run / methods.size() % 3, arguments[2]);
                double now = residentMegabytes();
                first = run == warm ? atRest() : first;
                most = run > warm ? Math.max(most, now) : most;
                if (run % 10 == 0) {
                    System.out.printf("run %d: resident %.0f MB, Java heap in use %.1f of %.0f MB%n", run,
                            now, heapInUse(), Runtime.getRuntime().totalMemory() / 1048576.0);
                }
            }
            double last = atRest();
            System.out.printf("%d methods; after run %d %.0f MB, after run %d %.0f MB: %+.1f %%, at most %.0f MB%n",
                    methods.size(), warm, first, runs, last, 100 * (last / first - 1), most);
        }
    }

    private static <C extends Record> void train(
            NetworkMethod<C> method, BackboneSession session, LabelledPixels images, int seed, int kind, String steps)
            throws Exception {
        CancelToken cancel = new CancelToken();
        Map<String, String> wanted = new HashMap<>(kind == 1
                ? Map.of("steps", steps, "mixing", "cutmix", "colourJitter", "0.4") : Map.of("steps", steps));
        wanted.keySet().retainAll(Settings.describe(method).stream().map(SettingSpec::name).toList());
        C config = Settings.parse(method, wanted);
        FitContext context = new FitContext(seed, cancel, e -> {
            if (kind == 2 && e instanceof TrainingEvent.Step) {
                cancel.cancel();
            }
        }, Optional.empty());
        try {
            method.fit(session, images, kind == 0 ? Optional.of(images) : Optional.empty(), config, context,
                    LiveModel.Port.NONE).last().probabilities(images.x());
        } catch (CancellationException e) {
            if (kind != 2) {
                throw e;
            }
        }
    }

    private static double atRest() throws Exception {
        System.gc();
        Thread.sleep(REST);
        return residentMegabytes();
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
