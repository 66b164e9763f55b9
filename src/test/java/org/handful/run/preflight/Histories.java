package org.handful.run.preflight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up machines: what runs would have cost if they followed a known law, with noise. */
final class Histories {
    static final RunTask.Network POCKET = new RunTask.Network("a".repeat(64), 128, 512, 4_900_000);
    static final RunTask.Network LARGE = new RunTask.Network("b".repeat(64), 224, 512, 46_800_000);
    static final Machine ROOMY = new Machine(400L << 20, 16L << 30, 4L << 30);

    static final double EMBED = 0.01;
    static final double PASS = 0.006;
    static final double LOOK = 0.011;

    private Histories() {}

    static RunTask film(RunTask.Network network, int support, int test, int steps, int batch) {
        return new RunTask(network, "film", true,
                new RunTask.Work(0, support, Math.min(100, test), test, 4, steps, batch), "cpu", 1);
    }

    static RunTask head(String method, int toEmbed, int support, int test, int dim, int steps) {
        return new RunTask(new RunTask.Network(POCKET.sha256(), 128, dim, POCKET.bytes()), method, false,
                new RunTask.Work(toEmbed, support, 0, test, 4, steps, steps > 0 ? 32 : 0), "cpu", 1);
    }

    static Measurement measured(RunTask task, double fitSeconds, double noise, Random random) {
        double by = Math.exp(noise * random.nextGaussian());
        return new Measurement(Instant.ofEpochSecond(random.nextInt(1_000_000)), task,
                EMBED * by * task.work().toEmbed(), fitSeconds * by, LOOK * by * task.work().test(), 0);
    }

    static List<Measurement> films(int count, double noise, long seed) {
        Random random = new Random(seed);
        List<Measurement> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RunTask task = film(POCKET, 10 + random.nextInt(90), 20 + random.nextInt(200), 10 + random.nextInt(100), 32);
            out.add(measured(task, PASS * task.passes(), noise, random));
        }
        return out;
    }
}
