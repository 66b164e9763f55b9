package org.handful.run.race;

import java.util.function.Supplier;
import org.handful.backbone.Catalogue;
import org.handful.engine.Engine;
import org.handful.error.HandfulException;
import org.handful.eval.split.Pool;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.Sample;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.result.RunResult.BackboneUsed;
import org.handful.run.train.Provenances;
import org.handful.run.train.RunPlan;
import org.handful.run.train.Words;
import org.handful.run.work.JobGroup;
import org.handful.run.work.Pace;
import org.handful.store.ProjectFile;

/** The races of one open project. */
public final class ProjectRaces implements Races {
    private final ProjectFile file;
    private final JobGroup jobs;
    private final Engine engine;
    private final Catalogue catalogue;
    private final Supplier<Dataset> dataset;

    public ProjectRaces(
            ProjectFile file, JobGroup jobs, Engine engine, Catalogue catalogue, Supplier<Dataset> dataset) {
        this.file = file;
        this.jobs = jobs;
        this.engine = engine;
        this.catalogue = catalogue;
        this.dataset = dataset;
    }

    @Override
    public Job<EpisodeReport> episodes(String backbone, EpisodePlan plan) {
        Dataset data = dataset.get();
        return jobs.queue(() -> Words.say("run.job.episodes", plan.episodes()), job -> {
            ImageFeed feed = feed(backbone);
            long from = System.nanoTime();
            EmbeddingMatrix rows = feed.embeddings(data.samples().stream().map(Sample::image).toList(),
                    new Pace(job, Stage.EMBEDDING), job.token());
            double seconds = (System.nanoTime() - from) / 1e9;
            var source = EpisodeSource.of(rows, new Pool(data, RunPlan.groups(data)), java.util.Optional.empty(),
                    new BackboneUsed(backbone, feed.session().card().sha256(), rows.dim()));
            return new EpisodeRun(source, plan, job, jobs.decoding()).perform(seconds, new Provenances(engine).now());
        });
    }

    private ImageFeed feed(String backbone) throws HandfulException {
        return new ImageFeed(file, engine.open(catalogue.byId(backbone)), jobs.decoding());
    }
}
