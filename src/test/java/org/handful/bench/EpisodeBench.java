package org.handful.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.model.Provenance;
import org.handful.run.Job;
import org.handful.run.race.Entrant;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.race.EpisodeRun;
import org.handful.run.result.EmbeddingFiles;

/**
 * How long 1,000 episodes take (5 ways, 5 shots, 15 queries of each class, embeddings of length 640): seconds on the
 * clock and seconds of processors, after a warm-up and without one. Arguments: the methods. Not a test.
 */
public final class EpisodeBench {
    private static final int CLASSES = 20;
    private static final int PER_CLASS = 60;
    private static final int DIM = 640;
    private static final Provenance HERE = new Provenance("", "", "", "", "", "cpu", 1);

    private EpisodeBench() {}

    public static void main(String[] ids) throws Exception {
        List<String> methods = ids.length > 0
                ? Arrays.asList(ids) : List.of("centroid", "logistic", "laplacian-shot", "unem");
        var cpu = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path file = Files.createTempFile("episodes", ".safetensors");
        try (ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            write(file);
            for (String method : methods) {
                StringBuilder line = new StringBuilder(String.format("%-20s", method));
                for (String name : new String[] {"cold", "warm", "warm"}) {
                    EpisodePlan plan = new EpisodePlan(
                            List.of(new Entrant(method, Map.of())), 5, List.of(5), 15, 1000, 1);
                    long from = cpu.getProcessCpuTime();
                    EpisodeReport report = EpisodeRun.ofFiles(
                            new EmbeddingFiles(file, Optional.empty(), Optional.empty()), plan, new Job<>("bench"), workers, HERE);
                    line.append(String.format(Locale.ROOT, "  %s %.2f s (%.2f s of processors, reading too)", name,
                            report.results().getFirst().seconds(), (cpu.getProcessCpuTime() - from) / 1e9));
                }
                System.out.println(line);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file) throws Exception {
        Random random = new Random(1);
        float[] centres = new float[CLASSES * DIM];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (float) random.nextGaussian();
        }
        float[] x = new float[CLASSES * PER_CLASS * DIM];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.max(0, centres[i / DIM / PER_CLASS * DIM + i % DIM] + 3 * random.nextGaussian());
        }
        new SafeTensorsWriter().floats("features", x, CLASSES * PER_CLASS, DIM)
                .longs("labels", IntStream.range(0, CLASSES * PER_CLASS).mapToLong(i -> i / PER_CLASS).toArray(),
                        CLASSES * PER_CLASS)
                .metadata("classes", "[" + String.join(",", IntStream.range(0, CLASSES)
                        .mapToObj(k -> "\"c" + k + "\"").toList()) + "]")
                .write(file);
    }
}
