package org.handful.run.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handful.backbone.BackboneCard;
import org.handful.engine.Engine;
import org.handful.error.HandfulException;
import org.handful.eval.split.Pool;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.Sample;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.Feeds;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.fitted.ProjectBackbones;
import org.handful.run.result.RunResult.BackboneUsed;
import org.handful.run.train.Provenances;
import org.handful.run.train.RunPlan;
import org.handful.run.text.ProjectTexts;
import org.handful.run.train.Words;
import org.handful.run.work.JobGroup;
import org.handful.run.work.Pace;
import org.handful.store.ProjectFile;
import org.handful.store.codec.Json;
import org.handful.store.text.TextRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** The races of one open project. */
public final class ProjectRaces implements Races {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectRaces.class);
    private static final String LAST = "race.last";

    private final ProjectFile file;
    private final JobGroup jobs;
    private final Engine engine;
    private final Feeds feeds;
    private final Supplier<Dataset> dataset;

    public ProjectRaces(
            ProjectFile file, JobGroup jobs, Engine engine, ProjectBackbones backbones, Supplier<Dataset> dataset) {
        this.file = file;
        this.jobs = jobs;
        this.engine = engine;
        this.feeds = new Feeds(file, engine, backbones, jobs.decoding());
        this.dataset = dataset;
    }

    @Override
    public Job<EpisodeReport> episodes(List<String> backbones, String auxiliary, EpisodePlan plan) {
        Dataset data = dataset.get();
        return jobs.queue(() -> Words.say("run.job.episodes", plan.episodes()), job -> {
            List<ImageFeed> all = new ArrayList<>();
            for (String backbone : backbones) {
                all.add(feeds.of(backbone));
            }
            Optional<ImageFeed> second = auxiliary.isEmpty() ? Optional.empty() : Optional.of(feeds.second(auxiliary));
            List<ImageRef> images = data.samples().stream().map(Sample::image).toList();
            Pool pool = new Pool(data, RunPlan.groups(data));
            long from = System.nanoTime();
            List<EpisodeSource> sources = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                EmbeddingMatrix rows = embedded(all.get(i), images, job);
                var source = EpisodeSource.of(rows, pool, names(data.labels().names()), used(backbones.get(i), all.get(i)));
                // One backbone twice tells nothing new beside others.
                boolean both = second.isPresent() && (all.size() == 1 || !auxiliary.equals(backbones.get(i)));
                sources.add(!both ? source : source.with(new EpisodeSource.Second(
                        rows.beside(embedded(second.get(), images, job)), used(auxiliary, second.get()))));
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            return new EpisodeRun(sources, plan, job, jobs.decoding()).perform(seconds, new Provenances(engine).now());
        });
    }

    @Override
    public Job<RaceReport> race(RaceSpec spec, Consumer<RaceReport> soFar) {
        Dataset data = dataset.get();
        return jobs.queue(() -> Words.say("run.job.race", spec.size()), job -> new RaceRun(data, spec,
                new Embedding(), job, jobs.decoding())
                .perform(report -> {
                    file.putSetting(LAST, Json.write(report));
                    soFar.accept(report);
                }));
    }

    @Override
    public Optional<RaceReport> last() throws HandfulException {
        return file.setting(LAST).flatMap(json -> {
            try {
                return Optional.of(Json.read(json, RaceReport.class));
            } catch (JacksonException e) {
                // Another version wrote it: a race is quickly run again, and nothing else depends on it.
                LOG.warn("the last race is not readable", e);
                return Optional.empty();
            }
        });
    }

    private final class Embedding implements RaceRun.Embedder {
        @Override
        public EmbeddingMatrix of(String backbone, List<ImageRef> images, Job<?> job) throws HandfulException {
            return embedded(feeds.of(backbone), images, job);
        }

        @Override
        public EmbeddingMatrix second(String backbone, List<ImageRef> images, Job<?> job) throws HandfulException {
            return embedded(feeds.second(backbone), images, job);
        }

        @Override
        public Optional<EmbeddingMatrix> names(List<String> classes) throws HandfulException {
            return ProjectRaces.this.names(classes);
        }
    }

    private Optional<EmbeddingMatrix> names(List<String> classes) throws HandfulException {
        return ProjectTexts.of(file, classes).map(TextRows::vectors);
    }

    private static EmbeddingMatrix embedded(ImageFeed feed, List<ImageRef> images, Job<?> job) throws HandfulException {
        return feed.embeddings(images, new Pace(job, Stage.EMBEDDING), job.token());
    }

    private static BackboneUsed used(String id, ImageFeed feed) {
        BackboneCard card = feed.session().card();
        return new BackboneUsed(id, card.sha256(), card.embedding());
    }
}
