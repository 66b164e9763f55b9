package org.handful.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.handful.run.preflight.Histories.LARGE;
import static org.handful.run.preflight.Histories.POCKET;
import static org.handful.run.preflight.Histories.ROOMY;
import static org.handful.run.preflight.Histories.film;
import static org.handful.run.preflight.Histories.films;
import static org.handful.run.preflight.Histories.head;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forecasts from made-up histories, whose law is known. */
class CostModelTest {
    @Test
    @DisplayName("a law without noise is found again, far from where it was measured")
    void exact() {
        RunTask task = film(POCKET, 500, 1000, 600, 64);
        Forecast f = forecast(films(4, 0, 1), task);
        assertThat(f.seconds()).isCloseTo(
                Histories.PASS * task.passes() + Histories.LOOK * 1000, within(1e-6 * f.seconds()));
        assertThat(f.basis()).isEqualTo(Basis.MEASURED);
        assertThat(f.from()).isEqualTo(4);
        assertThat(f.low()).isLessThan(f.seconds());
        assertThat(f.high()).isGreaterThan(f.seconds());
    }

    /** Over many machines at once: how often one of them misses is a matter of chance. */
    @Test
    void theTruthIsNearlyAlwaysInTheRange() {
        int inside = 0;
        Random random = new Random(20);
        for (int i = 0; i < 2000; i++) {
            List<Measurement> past = films(5, 0.2, random.nextLong());
            RunTask task = film(POCKET, 60, 100, 80, 32);
            Measurement real = Histories.measured(task, Histories.PASS * task.passes(), 0.2, random);
            double seconds = real.fitSeconds() + real.evaluateSeconds();
            Forecast f = forecast(past, task);
            inside += seconds >= f.low() && seconds <= f.high() ? 1 : 0;
        }
        assertThat(inside).isGreaterThanOrEqualTo(1700);
    }

    @Property(tries = 300)
    void moreImagesOrStepsNeverCostLess(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 0, max = 6) int films,
            @ForAll @IntRange(min = 1, max = 400) int support, @ForAll @IntRange(min = 1, max = 400) int steps,
            @ForAll @IntRange(min = 0, max = 200) int more) {
        List<Measurement> past = new ArrayList<>(films(films, 0.4, seed));
        past.addAll(probes(films, seed));
        List<RunTask> small = List.of(film(POCKET, support, 100, steps, 32), film(LARGE, support, 100, steps, 32),
                head("linear-probe", support, support, 100, 512, steps), head("gda", support, support, 100, 512, 0));
        List<RunTask> large = List.of(film(POCKET, support + more, 100 + more, steps + more, 32 + more),
                film(LARGE, support + more, 100, steps + more, 32),
                head("linear-probe", support + more, support + more, 100 + more, 512, steps + more),
                head("gda", support + more, support + more, 100, 512 + more, 0));
        for (int i = 0; i < small.size(); i++) {
            Forecast a = forecast(past, small.get(i));
            Forecast b = forecast(past, large.get(i));
            assertThat(b.seconds()).isGreaterThanOrEqualTo(a.seconds() * (1 - 1e-9));
            assertThat(b.peakBytes()).isGreaterThanOrEqualTo(a.peakBytes());
        }
    }

    @Test
    @DisplayName("what is in the cache costs nothing")
    void cached() {
        List<Measurement> past = probes(5, 2);
        assertThat(forecast(past, head("linear-probe", 0, 100, 100, 512, 200)).embedSeconds()).isZero();
        assertThat(forecast(past, head("linear-probe", 100, 100, 100, 512, 200)).embedSeconds())
                .isCloseTo(100 * Histories.EMBED, within(0.3));
    }

    @Test
    @DisplayName("fits over embeddings follow a power law, whatever its exponents")
    void powers() {
        List<PowerLaw.Point> points = new ArrayList<>();
        for (double n : new double[] {20, 80, 320, 1280}) {
            for (double d : new double[] {128, 512, 2048}) {
                points.add(new PowerLaw.Point(n, d, 1e-7 * Math.pow(n, 0.7) * Math.pow(d, 2)));
            }
        }
        PowerLaw law = PowerLaw.fit(points);
        assertThat(law.p()).isCloseTo(0.7, within(0.05));
        assertThat(law.q()).isCloseTo(2, within(0.1));
        assertThat(law.seconds(640, 1024)).isCloseTo(1e-7 * Math.pow(640, 0.7) * 1024 * 1024, within(1.0));
        PowerLaw one = PowerLaw.fit(points.subList(0, 1));
        assertThat(one.p()).isEqualTo(1);
        assertThat(one.seconds(20, 128)).isCloseTo(points.getFirst().seconds(), within(1e-12));
    }

    @Test
    @DisplayName("it says what it rests on: measured, scaled from another backbone, or guessed")
    void bases() {
        assertThat(forecast(List.of(), film(POCKET, 20, 50, 60, 32)).basis()).isEqualTo(Basis.GUESSED);
        List<Measurement> probes = probes(3, 4);
        Forecast borrowed = forecast(probes, film(POCKET, 20, 50, 60, 32));
        assertThat(borrowed.basis()).isEqualTo(Basis.SCALED);
        Forecast other = forecast(probes, film(LARGE, 20, 50, 60, 32));
        assertThat(other.basis()).isEqualTo(Basis.SCALED);
        assertThat(other.seconds()).isGreaterThan(10 * borrowed.seconds());
        RunTask elsewhere = new RunTask(POCKET, "film", true, film(POCKET, 20, 50, 60, 32).work(), "gpu", 1);
        assertThat(forecast(films(3, 0, 5), elsewhere).basis()).isEqualTo(Basis.GUESSED);
    }

    @Test
    @DisplayName("a run that does not fit comes with what would")
    void shortage() {
        Machine small = new Machine(400L << 20, 8L << 30, 100L << 20);
        RunTask task = film(LARGE, 800, 1000, 60, 32);
        Forecast f = new CostModel(List.of()).forecast(task, 0, small, "linear-probe", Map.of("pocket", POCKET));
        assertThat(f.shortage()).hasValueSatisfying(s -> {
            assertThat(s.of()).isEqualTo(Shortage.Of.IMAGES);
            assertThat(s.needed()).isGreaterThan(s.there());
        });
        assertThat(f.remedies()).contains(new Remedy.AnotherMethod("linear-probe"));
        RunTask pocket = film(POCKET, 800, 1000, 60, 32);
        Forecast p = new CostModel(List.of()).forecast(pocket, 0, small, "linear-probe", Map.of());
        assertThat(p.remedies()).anySatisfy(r -> assertThat(r).isInstanceOf(Remedy.FewerImages.class));
        for (Remedy r : p.remedies()) {
            if (r instanceof Remedy.FewerImages(int support)) {
                assertThat(shortOf(film(POCKET, support, 1000, 60, 32), small)).isFalse();
                assertThat(shortOf(film(POCKET, support + 1, 1000, 60, 32), small)).isTrue();
            }
        }
        Machine full = new Machine(400L << 20, 10L << 20, 4L << 30);
        assertThat(forecastOn(full, film(POCKET, 20, 20, 60, 32)).shortage())
                .hasValueSatisfying(s -> assertThat(s.of()).isEqualTo(Shortage.Of.SYSTEM));
        assertThat(forecast(List.of(), film(POCKET, 20, 20, 60, 32)).shortage()).isEmpty();
    }

    @Test
    @DisplayName("a head that begins as a probe takes as long for its effort as before, and steps as long as without")
    void probes() {
        RunTask plain = film(LARGE, 50, 50, 60, 32);
        RunTask solved = before(plain, new RunTask.Before(0, 0, 1e8));
        Measurement m = new Measurement(Instant.EPOCH, solved, 0, 0.01 * plain.passes() + 3, 1, 0, 0, 3);
        assertThat(forecast(List.of(m), plain).fitSeconds()).isCloseTo(0.01 * plain.passes(), within(1e-9));
        Forecast more = forecast(List.of(m), before(plain, new RunTask.Before(0, 0, 5e8)));
        assertThat(more.fitSeconds()).isCloseTo(0.01 * plain.passes() + 15, within(1e-9));
        assertThat(more.beforeSeconds()).isCloseTo(0.01 * 50 + 15, within(1e-9));
        assertThat(forecast(List.of(), solved).beforeSeconds()).isGreaterThan(forecast(List.of(), plain).beforeSeconds());
    }

    @Test
    @DisplayName("singular vectors take as long for their effort as before, with whatever network, and steps as long as without")
    void singularVectors() {
        RunTask plain = film(POCKET, 50, 50, 60, 32);
        RunTask protectedOnes = before(plain, new RunTask.Before(0, 1e9));
        Measurement m = new Measurement(Instant.EPOCH, protectedOnes, 0, 0.01 * plain.passes() + 3, 1, 0, 3, 0);
        assertThat(forecast(List.of(m), plain).fitSeconds()).isCloseTo(0.01 * plain.passes(), within(1e-9));
        assertThat(forecast(List.of(m), protectedOnes).fitSeconds()).isCloseTo(m.fitSeconds(), within(1e-9));
        Forecast large = forecast(List.of(m), before(film(LARGE, 50, 50, 60, 32), new RunTask.Before(0, 5e9)));
        assertThat(large.beforeSeconds()).isGreaterThan(15);
        assertThat(large.fitSeconds()).isGreaterThan(large.beforeSeconds());
        Forecast tried = forecast(List.of(m), before(plain, new RunTask.Before(600, 0)));
        assertThat(tried.beforeSeconds()).isCloseTo(0.01 * 650, within(1e-9));
        assertThat(tried.fitSeconds()).isCloseTo(0.01 * (plain.passes() + 600), within(1e-9));
        assertThat(forecast(List.of(), protectedOnes).fitSeconds())
                .isGreaterThan(forecast(List.of(), plain).fitSeconds());
    }

    private static RunTask before(RunTask t, RunTask.Before before) {
        return new RunTask(t.network(), t.method(), t.inside(), t.work(), t.device(), t.threads(), before);
    }

    @Test
    @DisplayName("memory is what earlier runs held beside their images, and the images of this one")
    void memory() {
        RunTask before = film(POCKET, 50, 50, 60, 32);
        long surroundings = 900L << 20;
        Measurement m = new Measurement(
                Instant.EPOCH, before, 0, 10, 1, surroundings + MemoryModel.kept(before));
        RunTask larger = film(POCKET, 1000, 50, 60, 32);
        assertThat(forecast(List.of(m), larger).peakBytes()).isEqualTo(surroundings + MemoryModel.kept(larger));
        assertThat(MemoryModel.kept(larger) - MemoryModel.kept(film(POCKET, 900, 50, 60, 32)))
                .isEqualTo(100L * 3 * 128 * 128 * 4);
    }

    private static boolean shortOf(RunTask task, Machine machine) {
        return forecastOn(machine, task).shortage().isPresent();
    }

    private static Forecast forecastOn(Machine machine, RunTask task) {
        return new CostModel(List.of()).forecast(task, 0, machine, "linear-probe", Map.of());
    }

    private static Forecast forecast(List<Measurement> past, RunTask task) {
        return new CostModel(past).forecast(task, 0, ROOMY, "linear-probe", Map.of());
    }

    private static List<Measurement> probes(int count, long seed) {
        Random random = new Random(seed);
        List<Measurement> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RunTask task = head("linear-probe", 20 + random.nextInt(50), 20 + random.nextInt(50), 40, 512, 200);
            out.add(Histories.measured(task, 2e-9 * task.volume() * 512, 0.1, random));
        }
        return out;
    }
}
