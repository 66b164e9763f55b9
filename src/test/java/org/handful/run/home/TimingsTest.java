package org.handful.run.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.handful.run.Home;
import org.handful.run.preflight.Measurement;
import org.handful.run.preflight.RunTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimingsTest {
    @TempDir
    Path folder;

    @Test
    void whatAnOlderProgramKeptIsReadAsNothingBeforeTheFirstStep() throws Exception {
        Files.writeString(folder.resolve("timings.json"), """
                {"measurements":[{"at":"2026-01-02T03:04:05Z","task":{"network":{"sha256":"aa","size":128,"dim":512,\
                "bytes":4900000},"method":"lora","inside":true,"work":{"toEmbed":0,"support":50,"watched":50,"test":50,\
                "classes":4,"steps":60,"batch":32},"device":"cpu","threads":1},"embedSeconds":0.0,"fitSeconds":12.5,\
                "evaluateSeconds":1.0,"peakBytes":900}]}
                """);
        Timings timings = new Timings(new Home(folder));
        Measurement old = timings.all().getFirst();
        assertThat(old.vectorSeconds()).isZero();
        assertThat(old.probeSeconds()).isZero();
        assertThat(old.task().before()).isEqualTo(RunTask.Before.NONE);
        RunTask task = new RunTask(old.task().network(), "lora", true, old.task().work(), "cpu", 1,
                new RunTask.Before(200, 1e9, 2e6));
        Measurement next = new Measurement(Instant.EPOCH, task, 0, 20, 1, 900, 3, 2);
        timings.add(List.of(next));
        assertThat(new Timings(new Home(folder)).all()).containsExactly(old, next);
    }
}
