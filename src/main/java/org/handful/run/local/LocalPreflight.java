package org.handful.run.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.DeviceReport;
import org.handful.engine.Engine;
import org.handful.error.HandfulException;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.model.RunSpec;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.fitted.ProjectBackbones;
import org.handful.run.fitted.SeenPicture;
import org.handful.run.home.Timings;
import org.handful.run.preflight.CostModel;
import org.handful.run.preflight.Forecast;
import org.handful.run.preflight.Machine;
import org.handful.run.preflight.Obstacles;
import org.handful.run.preflight.Preflight;
import org.handful.run.preflight.Preflight.View;
import org.handful.run.preflight.RunTask;
import org.handful.run.train.RunTasks;
import org.handful.store.ProjectFile;
import org.handful.tune.NetworkMethod;
import org.handful.tune.training.Views;

/** Looks ahead with what is in the project, in the embedding cache and in the record of earlier runs. */
final class LocalPreflight {
    /** What does over embeddings what a method inside the network does with it. */
    private static final String HEAD = "linear-probe";

    private final ProjectFile file;
    private final Engine engine;
    private final ProjectBackbones backbones;
    private final Timings timings;
    private final ExecutorService decoding;

    LocalPreflight(ProjectFile file, Engine engine, ProjectBackbones backbones, Timings timings,
            ExecutorService decoding) {
        this.decoding = decoding;
        this.file = file;
        this.engine = engine;
        this.backbones = backbones;
        this.timings = timings;
    }

    /** With the images as they are when it is asked. */
    Preflight of(Supplier<Dataset> data) {
        return new Preflight() {
            @Override
            public Forecast forecast(RunSpec spec) throws HandfulException {
                return LocalPreflight.this.forecast(data.get(), spec);
            }

            @Override
            public Optional<String> obstacle(String backbone, String method, Map<String, String> settings)
                    throws HandfulException {
                return Obstacles.of(backbones.byId(backbone), Methods.byId(method), settings, classes(data.get()));
            }

            @Override
            public Map<String, String> obstacles(String backbone) throws HandfulException {
                return Obstacles.ofAll(backbones.byId(backbone), classes(data.get()));
            }

            @Override
            public List<View> views(RunSpec spec, Optional<String> image, int most, long draw) throws HandfulException {
                return LocalPreflight.this.views(data.get(), spec, image, most, draw);
            }
        };
    }

    /** Those with images to learn from. */
    private static int classes(Dataset data) {
        return (int) IntStream.of(data.usable()).map(i -> data.samples().get(i).label()).distinct().count();
    }

    private List<View> views(Dataset data, RunSpec spec, Optional<String> image, int most, long draw)
            throws HandfulException {
        if (!(Methods.byId(spec.method()) instanceof NetworkMethod<?> method)) {
            return List.of();
        }
        int[] support = sides(data, spec.split())[0];
        int n = Math.min(most, support.length);
        OptionalInt one = IntStream.range(0, data.size())
                .filter(i -> image.filter(data.samples().get(i).image().name()::equals).isPresent()).findFirst();
        // Spread over all classes; those of the next draw lie beside them. One image comes first, the others are there to be
        // mixed with it.
        int[] some = IntStream.concat(one.stream(), IntStream.range(0, n)
                .map(i -> support[(int) (((long) support.length * i / n + draw) % support.length)])).distinct().toArray();
        if (some.length == 0) {
            return List.of();
        }
        int[] which = one.isPresent() ? new int[most] : IntStream.range(0, some.length).toArray();
        ImageFeed feed = new ImageFeed(file, engine.open(backbones.byId(spec.backbone())), decoding);
        PixelBatch pixels = feed.pixels(IntStream.of(some).mapToObj(i -> data.samples().get(i).image()).toList(),
                new CancelToken());
        var images = new LabelledPixels(pixels,
                IntStream.of(some).map(i -> Math.max(0, data.samples().get(i).label())).toArray(), data.labels().size());
        var input = feed.session().card().input();
        return Views.of(images, which, Settings.parse(method, spec.settings()), input, draw)
                .map(drawn -> IntStream.range(0, drawn.count()).mapToObj(i -> new View(
                        data.samples().get(some[which[i]]).image().name(), SeenPicture.of(drawn, i, input))).toList())
                .orElse(List.of());
    }

    private Forecast forecast(Dataset data, RunSpec spec) throws HandfulException {
        InstalledBackbone backbone = backbones.byId(spec.backbone());
        int[][] sides = sides(data, spec.split());
        List<String> digests = IntStream.concat(IntStream.of(sides[0]), IntStream.of(sides[1]))
                .mapToObj(i -> data.samples().get(i).image().sha256()).distinct().toList();
        int cached = file.countEmbeddings(ImageFeed.key(backbone.card()), digests);
        int classes = (int) IntStream.of(sides[0]).map(i -> data.samples().get(i).label()).distinct().count();
        DeviceReport device = engine.device();
        RunTask task = task(backbone, spec, new RunTasks.Counts(digests.size() - cached, sides[0].length, sides[1].length,
                classes), device);
        Map<String, RunTask.Network> others = new HashMap<>();
        for (InstalledBackbone other : backbones.list()) {
            if (!other.id().equals(spec.backbone())) {
                others.put(other.id(), RunTasks.network(other.card()));
            }
        }
        CostModel costs = new CostModel(timings.all());
        if (!spec.fuses()) {
            return costs.forecast(task, cached, Machine.now(), HEAD, others);
        }
        InstalledBackbone second = backbones.byId(spec.auxiliary());
        int known = file.countEmbeddings(ImageFeed.key(second.card()), digests);
        RunTask again = task(second, spec, new RunTasks.Counts(digests.size() - known, sides[0].length, sides[1].length,
                classes), device);
        return costs.forecast(task, Optional.of(again), cached + known, Machine.now(), HEAD, others);
    }

    private static RunTask task(InstalledBackbone backbone, RunSpec spec, RunTasks.Counts counts, DeviceReport device)
            throws HandfulException {
        return RunTasks.of(backbone.card(), Methods.byId(spec.method()), spec.settings(), counts, device.device(),
                device.threads());
    }

    /** About which images are learned from and which are tested on: in number as a real split, which costs more to draw. */
    private static int[][] sides(Dataset data, SplitSpec split) {
        int[] usable = data.usable();
        if (split instanceof SplitSpec.AsAssigned) {
            return new int[][] {with(data, usable, SplitRole.SUPPORT), with(data, usable, SplitRole.TEST)};
        }
        int[] size = new int[data.labels().size()];
        IntStream.of(usable).forEach(i -> size[data.samples().get(i).label()]++);
        int[] taken = new int[size.length];
        boolean[] support = new boolean[data.size()];
        for (int i : usable) {
            int label = data.samples().get(i).label();
            support[i] = taken[label]++ < wanted(split, size[label]);
        }
        return new int[][] {IntStream.of(usable).filter(i -> support[i]).toArray(),
                IntStream.of(usable).filter(i -> !support[i]).toArray()};
    }

    private static long wanted(SplitSpec split, int size) {
        return switch (split) {
            case SplitSpec.Shots(int k) -> k;
            case SplitSpec.Fraction(double share) -> Math.clamp(Math.round(share * size), 1, Math.max(1, size));
            case SplitSpec.Folds(int folds, int _) -> size - (long) size / folds;
            case SplitSpec.AsAssigned() -> size;
        };
    }

    private static int[] with(Dataset data, int[] usable, SplitRole role) {
        return IntStream.of(usable).filter(i -> data.samples().get(i).role() == role).toArray();
    }
}
