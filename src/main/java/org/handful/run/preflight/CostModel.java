package org.handful.run.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Time and memory of a task, and what to do about one that does not fit. Immutable. */
public final class CostModel {
    /** A phase below this share of the whole does not decide how sure the whole is. */
    private static final double MATTERS = 0.1;

    private final TimeModel time;
    private final MemoryModel memory;

    public CostModel(List<Measurement> past) {
        time = new TimeModel(past);
        memory = new MemoryModel(past);
    }

    /**
     * @param head id of the method over embeddings that could do instead of one inside the network
     * @param others the other backbones, by id
     */
    public Forecast forecast(
            RunTask task, int cached, Machine machine, String head, Map<String, RunTask.Network> others) {
        return forecast(task, Optional.empty(), cached, machine, head, others);
    }

    /**
     * For a method that fuses two backbones.
     *
     * @param second the task on the second one, of which only the embedding counts
     * @param cached embeddings that are there, by both backbones
     */
    public Forecast forecast(RunTask task, Optional<RunTask> second, int cached, Machine machine, String head,
            Map<String, RunTask.Network> others) {
        PhaseTime embed = time.embed(task);
        PhaseTime again = second.map(time::embed).orElse(PhaseTime.NONE);
        PhaseTime vectors = time.vectors(task);
        PhaseTime probes = time.probes(task);
        PhaseTime fit = time.fit(task);
        PhaseTime evaluate = time.evaluate(task);
        List<PhaseTime> phases = List.of(embed, again, vectors, probes, fit, evaluate);
        double total = phases.stream().mapToDouble(PhaseTime::seconds).sum();
        List<PhaseTime> matter = phases.stream()
                .filter(p -> p.seconds() > 0 && p.seconds() >= MATTERS * total).toList();
        Optional<Shortage> shortage = memory.shortage(task, machine)
                .or(() -> second.flatMap(s -> memory.shortage(s, machine)));
        return new Forecast(total,
                phases.stream().mapToDouble(p -> p.seconds() / p.factor()).sum(),
                phases.stream().mapToDouble(p -> p.seconds() * p.factor()).sum(),
                matter.stream().map(PhaseTime::basis).max(Comparator.naturalOrder()).orElse(Basis.GUESSED),
                matter.stream().mapToInt(PhaseTime::from).min().orElse(0),
                embed.seconds() + again.seconds(), vectors.seconds() + probes.seconds() + fit.seconds(),
                vectors.seconds() + probes.seconds() + time.before(task), evaluate.seconds(), second.map(task::withEmbeddingOf).orElse(task),
                cached,
                Math.max(memory.peak(task, machine), second.map(s -> memory.peak(s, machine)).orElse(0L)), shortage,
                shortage.isEmpty() ? List.of() : remedies(task, machine, head, others));
    }

    private List<Remedy> remedies(
            RunTask task, Machine machine, String head, Map<String, RunTask.Network> others) {
        List<Remedy> out = new ArrayList<>();
        RunTask.Work w = task.work();
        int batch = largest(w.perStep() - 1, b -> fits(task.with(batch(w, b)), machine));
        if (w.steps() > 0 && batch > 0) {
            out.add(new Remedy.SmallerBatch(batch));
        }
        int support = largest(w.support() - 1, n -> fits(task.with(support(w, n)), machine));
        if (support >= 2 * w.classes()) {
            out.add(new Remedy.FewerImages(support));
        }
        RunTask frozen = new RunTask(task.network(), head, false,
                new RunTask.Work(w.support() + w.test(), w.support(), w.watched(), w.test(), w.classes(), w.steps(),
                        w.batch()), task.device(), task.threads());
        if (task.inside() && fits(frozen, machine)) {
            out.add(new Remedy.AnotherMethod(head));
        }
        others.entrySet().stream()
                .filter(e -> e.getValue().effort() < task.network().effort() && fits(task.on(e.getValue()), machine))
                .max(Comparator.comparingDouble(e -> e.getValue().effort()))
                .ifPresent(e -> out.add(new Remedy.AnotherBackbone(e.getKey())));
        return out;
    }

    private boolean fits(RunTask task, Machine machine) {
        return memory.shortage(task, machine).isEmpty();
    }

    /** The largest number up to {@code most} that will do, where every smaller one will do as well; 0 for none. */
    private static int largest(int most, java.util.function.IntPredicate will) {
        int low = 0;
        int high = Math.max(0, most);
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (will.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static RunTask.Work batch(RunTask.Work w, int batch) {
        return new RunTask.Work(w.toEmbed(), w.support(), w.watched(), w.test(), w.classes(), w.steps(), batch);
    }

    private static RunTask.Work support(RunTask.Work w, int support) {
        return new RunTask.Work(w.toEmbed(), support, w.watched(), w.test(), w.classes(), w.steps(), w.batch());
    }
}
