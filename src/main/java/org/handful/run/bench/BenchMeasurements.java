package org.handful.run.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.run.preflight.Measurement;
import org.handful.run.preflight.RunTask;
import org.handful.run.result.BackboneInfo;

/** A report as what forecasts learn from. Methods inside the network are left out: measuring them made real runs. */
public final class BenchMeasurements {
    private BenchMeasurements() {}

    /** @param backbones those that there are, for what the report does not say of them */
    public static List<Measurement> of(BenchReport report, List<BackboneInfo> backbones) throws HandfulException {
        List<Measurement> out = new ArrayList<>();
        Instant now = Instant.now();
        String device = report.device().device();
        int threads = report.device().threads();
        for (BenchReport.Embedding e : report.embedding()) {
            backbones.stream().filter(b -> b.id().equals(e.backbone())).findFirst().ifPresent(b -> out.add(
                    new Measurement(now, new RunTask(
                            new RunTask.Network(b.sha256(), b.size(), b.dim(), b.bytes()), "", false,
                            new RunTask.Work(e.images(), 0, 0, 0, 0, 0, 0), device, threads),
                            e.images() / e.imagesPerSecond(), 0, 0, 0)));
        }
        for (BenchReport.Adaptation a : report.adaptation()) {
            if (Methods.byId(a.method()) instanceof EmbeddingMethod<?> method) {
                Map<String, Object> settings = Settings.values(method.defaults());
                int steps = settings.get("steps") instanceof Integer n ? n : 0;
                int batch = settings.get("batchSize") instanceof Integer n ? n : 0;
                out.add(new Measurement(now, new RunTask(new RunTask.Network("", 0, a.dim(), 0), a.method(), false,
                        new RunTask.Work(0, a.classes() * a.shots(), 0, 0, a.classes(), steps, batch), device, threads),
                        0, a.seconds(), 0, 0));
            }
        }
        return out;
    }
}
