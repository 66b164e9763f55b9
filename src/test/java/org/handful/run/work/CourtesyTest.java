package org.handful.run.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.handful.engine.environment.Courtesy;
import org.handful.run.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class CourtesyTest {
    private static final int EVERY_CORE = Runtime.getRuntime().availableProcessors();

    @Test
    void jobsGiveWayToTheWindowAndNotOnTheCommandLine() throws Exception {
        assertThat(Courtesy.asked(EVERY_CORE)).isFalse();
        assertThat(inJob(EVERY_CORE - 1)).isEqualTo(10);
        assertThat(inJob(EVERY_CORE)).isEqualTo(niceness());
    }

    private static int inJob(int threads) throws Exception {
        try (var jobs = new Jobs(threads)) {
            Job<Integer> asking = jobs.start(() -> "a job", job -> niceness());
            return asking.result().get(20, TimeUnit.SECONDS);
        }
    }

    /** Of the calling thread: the 19th value, the second of which ends with the last bracket. */
    private static int niceness() throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }
}
