package org.handful.run.race;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.eval.Evaluation;
import org.handful.eval.Pooling;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.split.Pool;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.race.Entrant.Contender;
import org.handful.run.train.Results;
import org.handful.run.train.RunPlan;
import org.handful.run.work.Pace;

/**
 * Every method with every backbone on one split: the same that a run with this seed would have, so that training the
 * winner gives the figure that it won with.
 */
final class RaceRun {
    /** Makes or remembers the embeddings of images. */
    interface Embedder {
        EmbeddingMatrix of(String backbone, List<ImageRef> images, Job<?> job) throws HandfulException;

        /** The same of a second backbone. */
        default EmbeddingMatrix second(String backbone, List<ImageRef> images, Job<?> job) throws HandfulException {
            return of(backbone, images, job);
        }

        /** Embeddings of the names of these classes, if there are any. */
        default Optional<EmbeddingMatrix> names(List<String> classes) throws HandfulException {
            return Optional.empty();
        }
    }

    /** Hears of every line. */
    interface Listener {
        void line(RaceReport soFar) throws HandfulException;
    }

    private final RaceSpec spec;
    private final RunPlan plan;
    private final List<Split> splits;
    private final int[] used;
    private final Embedder embedder;
    private final Job<?> job;
    private final ExecutorService workers;
    private final AtomicInteger done = new AtomicInteger();
    /** Rows of the second backbone, once a method wants them. */
    private EmbeddingMatrix auxiliary;

    RaceRun(Dataset data, RaceSpec spec, Embedder embedder, Job<?> job, ExecutorService workers)
            throws HandfulException {
        this.spec = spec;
        this.embedder = embedder;
        this.job = job;
        this.workers = workers;
        // The split depends on neither backbone nor method, and a wrong setting is the matter of its own line.
        plan = RunPlan.of(data, new RunSpec(spec.backbones().getFirst(), spec.entrants().getFirst().method(), Map.of(),
                spec.split(), spec.seed()));
        splits = plan.folds().isEmpty() ? List.of(plan.split()) : plan.folds();
        used = splits.stream().flatMapToInt(s -> IntStream.concat(Arrays.stream(s.support()), Arrays.stream(s.test())))
                .distinct().sorted().toArray();
    }

    /** @param listener hears what there is after each line, on this thread */
    RaceReport perform(Listener listener) throws HandfulException {
        List<RaceLine> lines = new ArrayList<>();
        Instant started = Instant.now();
        RaceReport report = report(started, lines);
        for (String backbone : spec.backbones()) {
            Optional<EpisodeSource> source = source(backbone, lines);
            for (Entrant entrant : source.isPresent() ? spec.entrants() : List.<Entrant>of()) {
                lines.add(line(source.get(), backbone, entrant));
                report = report(started, lines);
                listener.line(report);
            }
        }
        return report(started, lines);
    }

    private RaceReport report(Instant started, List<RaceLine> lines) {
        return new RaceReport(spec, started, plan.data().labels().names(), plan.split().support().length,
                plan.split().test().length, lines);
    }

    /** Rows that no split uses stay empty. */
    private Optional<EpisodeSource> source(String backbone, List<RaceLine> lines) throws HandfulException {
        EmbeddingMatrix found;
        try {
            found = embedder.of(backbone, images(), job);
        } catch (HandfulException e) {
            spec.entrants().forEach(entrant -> lines.add(RaceLine.failed(backbone, "", entrant, e.userMessage())));
            return Optional.empty();
        }
        int[] alone = new int[plan.data().size()];
        Arrays.fill(alone, -1);
        return Optional.of(EpisodeSource.of(spread(found), new Pool(plan.data(), alone),
                embedder.names(plan.data().labels().names()), null));
    }

    private List<ImageRef> images() {
        return Arrays.stream(used).mapToObj(i -> plan.data().samples().get(i).image()).toList();
    }

    /** Each row at the place of its image. */
    private EmbeddingMatrix spread(EmbeddingMatrix found) {
        int dim = found.dim();
        float[] rows = new float[Math.multiplyExact(plan.data().size(), dim)];
        for (int i = 0; i < used.length; i++) {
            System.arraycopy(found.values(), i * dim, rows, used[i] * dim, dim);
        }
        return new EmbeddingMatrix(plan.data().size(), dim, rows);
    }

    private EpisodeSource beside(EpisodeSource source) throws HandfulException {
        if (auxiliary == null) {
            auxiliary = spread(embedder.second(spec.auxiliary(), images(), job));
        }
        return source.with(new EpisodeSource.Second(source.rows().beside(auxiliary), null));
    }

    private RaceLine line(EpisodeSource alone, String backbone, Entrant entrant) throws HandfulException {
        String second = "";
        try {
            Contender<?> contender = Contender.of(entrant);
            // One backbone twice tells nothing new.
            second = contender.method().usesAuxiliary() && !spec.auxiliary().equals(backbone) ? spec.auxiliary() : "";
            EpisodeSource source = second.isEmpty() ? alone : beside(alone);
            SupportSizes sizes = new SupportSizes(source, plan.data(), splits.getFirst(), spec.seed());
            int total = spec.size() * (splits.size() + sizes.fits());
            Pace pace = new Pace(job, Stage.FITTING);
            Runnable step = () -> pace.update(done.incrementAndGet(), total);
            List<Scored> scored = new ArrayList<>();
            double seconds = 0;
            for (Split split : splits) {
                job.token().betweenSteps();
                Trial trial = Trial.of(contender, source, split.support(), split.test(), plan.data(), spec.seed(),
                        job.token());
                seconds += trial.fitSeconds();
                for (int i = 0; i < split.test().length; i++) {
                    Sample s = plan.data().samples().get(split.test()[i]);
                    scored.add(new Scored(s.image().name(), s.label(), trial.probabilities()[i], s.attributes()));
                }
                step.run();
            }
            return line(backbone, second, entrant, splits.size() > 1 ? Pooling.average(scored) : scored, seconds,
                    sizes.curve(contender, workers, job.token(), step));
        } catch (HandfulException e) {
            return RaceLine.failed(backbone, second, entrant, e.userMessage());
        }
    }

    private RaceLine line(String backbone, String second, Entrant entrant, List<Scored> scored, double seconds,
            org.handful.eval.curve.ShotsCurve curve) {
        Evaluation e = Results.evaluation(plan.data().labels().names(), scored);
        RaceLine.Worst worst = e.subgroups().stream().map(SubgroupReport::worst).filter(w -> w != null)
                .min(Comparator.comparingDouble(w -> w.accuracy()))
                .map(w -> new RaceLine.Worst(w.label(), w.value(), w.accuracy(), w.n())).orElse(null);
        double macroStd = e.subgroups().stream().mapToDouble(SubgroupReport::macroStd).filter(v -> !Double.isNaN(v))
                .max().orElse(Double.NaN);
        boolean[] right = new boolean[scored.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = scored.get(i).correct();
        }
        return new RaceLine(backbone, second, entrant.method(), entrant.settings(), e.accuracy(), worst, macroStd, seconds,
                right, curve, null);
    }
}
