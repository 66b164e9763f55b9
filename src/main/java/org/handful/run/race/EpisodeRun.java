package org.handful.run.race;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.eval.episode.EpisodeClasses;
import org.handful.eval.episode.EpisodeSampler;
import org.handful.eval.split.Pool;
import org.handful.method.EmbeddingMethod;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.Provenance;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.race.Entrant.Contender;
import org.handful.run.race.EpisodeReport.Fused;
import org.handful.run.race.EpisodeReport.Nameless;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.RunResult.BackboneUsed;
import org.handful.run.train.EmbeddingFile;
import org.handful.run.train.TextFile;
import org.handful.run.work.Pace;

/**
 * Runs methods on the same episodes: backbone after backbone and method after method, so that each has a time of its own, and the episodes of one
 * side by side. Every figure depends on the seed and the number of its episode alone, whatever thread came to it.
 */
public final class EpisodeRun {
    private final List<EpisodeSource> sources;
    private final EpisodeSource first;
    private final EpisodePlan plan;
    private final Job<?> job;
    private final ExecutorService workers;

    /**
     * @param sources the same images, each as another backbone sees them
     * @param workers the episodes of a method are spread over its threads
     */
    EpisodeRun(List<EpisodeSource> sources, EpisodePlan plan, Job<?> job, ExecutorService workers) {
        this.sources = List.copyOf(sources);
        this.first = sources.getFirst();
        this.plan = plan;
        this.job = job;
        this.workers = workers;
    }

    /** Of embeddings that were made elsewhere. @param files without any to test on */
    public static EpisodeReport ofFiles(EmbeddingFiles files, EpisodePlan plan, Job<?> job, ExecutorService workers,
            Provenance provenance) throws HandfulException {
        EmbeddingFile given = EmbeddingFile.read(files.support());
        Optional<EmbeddingMatrix> names = files.text().isEmpty()
                ? Optional.empty()
                : Optional.of(TextFile.read(files.text().get(), given.classes()).of(given.classes()));
        Dataset data = given.asDataset();
        int[] alone = new int[data.size()];
        Arrays.fill(alone, -1);
        var source = EpisodeSource.of(given.features(), new Pool(data, alone), names, used(given));
        if (files.auxiliary().isPresent()) {
            EmbeddingFile second = EmbeddingFile.read(files.auxiliary().get());
            source = source.with(new EpisodeSource.Second(
                    given.beside(second, files.auxiliary().get()).features(), used(second)));
        }
        return new EpisodeRun(List.of(source), plan, job, workers).perform(0, provenance);
    }

    private static BackboneUsed used(EmbeddingFile file) {
        return file.backbone().isEmpty() ? null : new BackboneUsed(file.backbone(), "", file.features().dim());
    }

    EpisodeReport perform(double embedSeconds, Provenance provenance) throws HandfulException {
        List<Contender<?>> contenders = new ArrayList<>();
        for (Entrant entrant : plan.entrants()) {
            contenders.add(Contender.of(entrant));
            if (contenders.getLast().method().needsText() && first.text().isEmpty()) {
                throw new InputException(Problem.NEEDS_TEXT, entrant.method());
            }
        }
        Optional<Fused> fused = fused(contenders);
        EpisodeClasses classes = classes();
        EpisodeSampler sampler = new EpisodeSampler(
                classes, plan.ways(), plan.mostShots(), plan.queries(), plan.seed());
        Pace pace = new Pace(job, Stage.FITTING);
        List<Nameless> nameless = nameless(contenders);
        long total = ((long) sources.size() * contenders.size()
                - nameless.stream().mapToLong(n -> n.leftOut().size()).sum()) * plan.shots().size() * plan.episodes();
        AtomicInteger done = new AtomicInteger();
        List<EpisodeReport.Result> results = new ArrayList<>();
        for (EpisodeSource given : sources) {
            EpisodeSource source = sources.size() > 1 && given.strangeText() ? given.withoutText() : given;
            for (Contender<?> contender : contenders) {
                if (contender.method().needsText() && source.text().isEmpty()) {
                    continue;
                }
                String backbone = sources.size() == 1 ? "" : source.seenBy(contender.method()).auxiliary() == 0
                        ? source.backbone().id() : source.backbone().id() + " + " + source.second().get().backbone().id();
                for (int shots : plan.shots()) {
                    results.add(new EpisodeRounds(source, plan, contender, sampler, shots).run(
                            backbone, workers, job.token(), () -> pace.update(done.incrementAndGet(), total)));
                }
            }
        }
        List<BackboneUsed> backbones = sources.stream().map(EpisodeSource::backbone).filter(Objects::nonNull).toList();
        return new EpisodeReport(plan, first.pool().data().size(), first.pool().data().labels().names(), backbones, fused,
                nameless, classes.shortClasses(), results, EpisodeReport.pairs(plan.shots(), results), embedSeconds,
                provenance);
    }

    /**
     * Of several backbones those that the class names do not fit: there a method that needs them is left out. With a single
     * one the method itself complains.
     *
     * @throws InputException when nothing would be left
     */
    private List<Nameless> nameless(List<Contender<?>> contenders) throws InputException {
        List<EpisodeSource> strange = sources.size() == 1 ? List.of()
                : sources.stream().filter(EpisodeSource::strangeText).toList();
        if (!strange.isEmpty() && strange.size() == sources.size()
                && contenders.stream().allMatch(c -> c.method().needsText())) {
            EmbeddingMatrix text = first.text().get();
            throw new InputException(Problem.BAD_TEXT, Because.of("because.text.file"), Because.of(
                    "because.text.shape", text.rows(), first.rows().dim(), text.rows(), text.dim()));
        }
        return strange.stream().map(s -> new Nameless(s.backbone().id(), s.rows().dim(), s.text().get().dim(),
                ids(contenders, EmbeddingMethod::needsText), ids(contenders, m -> m.usesText() && !m.needsText())))
                .filter(n -> !n.leftOut().isEmpty() || !n.without().isEmpty()).toList();
    }

    private static List<String> ids(List<Contender<?>> contenders, Predicate<EmbeddingMethod<?>> which) {
        return contenders.stream().<EmbeddingMethod<?>>map(Contender::method).filter(which).map(EmbeddingMethod::id)
                .distinct().toList();
    }

    /** @throws InputException when there is a second backbone and nobody looks at it */
    private Optional<Fused> fused(List<Contender<?>> contenders) throws InputException {
        Optional<EpisodeSource.Second> second = sources.stream().flatMap(s -> s.second().stream()).findFirst();
        if (second.isEmpty()) {
            return Optional.empty();
        }
        List<String> methods = contenders.stream().map(Contender::method).filter(EmbeddingMethod::usesAuxiliary)
                .map(EmbeddingMethod::id).toList();
        if (methods.isEmpty()) {
            String all = plan.entrants().stream().map(Entrant::method).collect(Collectors.joining(", "));
            throw new InputException(Problem.BAD_SETTING, "methods", all, Because.of("because.one.backbone"));
        }
        return Optional.of(new Fused(second.get().backbone(), methods));
    }

    /** The same classes for all shots, so that the figures of a curve are about the same images. */
    private EpisodeClasses classes() throws InputException {
        plan.check();
        int perClass = plan.mostShots() + plan.queries();
        EpisodeClasses classes = EpisodeClasses.of(first.pool(), perClass);
        if (classes.size() < plan.ways()) {
            String needed = Because.of("because.few.episodes", plan.ways(), perClass, plan.mostShots(), plan.queries(),
                    classes.size());
            int most = EpisodeClasses.mostPerClass(first.pool(), plan.ways());
            throw new InputException(Problem.TOO_FEW, most == 0 ? needed
                    : Because.of("because.few.episodes.most", needed, plan.ways(), most));
        }
        return classes;
    }
}
