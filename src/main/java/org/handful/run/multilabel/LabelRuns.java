package org.handful.run.multilabel;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.method.multilabel.LabelHead;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.Provenance;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.SplitSpec;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.work.Pace;
import org.handful.store.ProjectFile;
import org.handful.store.codec.Json;
import org.handful.store.record.FinishedRun;
import org.handful.store.record.HeadChoice;
import org.handful.store.record.NewRun;
import org.handful.store.record.RunImage;
import org.handful.store.record.RunStatus;
import org.handful.store.record.RunSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Runs that tell any number of labels of an image, in the project file. */
public final class LabelRuns {
    private static final Logger LOG = LoggerFactory.getLogger(LabelRuns.class);
    private static final String MADE = "made";

    private LabelRuns() {}

    /** Whether a run with this specification tells labels, and not one class. */
    public static boolean is(RunSpec spec) {
        return spec.method().equals(LabelHead.METHOD);
    }

    /** For what is about one class of each image. @throws InputException when the run tells labels */
    public static void refuse(long run, RunSpec spec) throws InputException {
        if (is(spec)) {
            throw new InputException(InputException.Problem.BAD_SETTING, Because.of("because.labels.setting"), run,
                    Because.of("because.labels.run"));
        }
    }

    public static RunSpec spec(MultiLabelPlan plan) {
        return new RunSpec(plan.backbone(), LabelHead.METHOD, Map.of(MADE, String.valueOf(plan.made())),
                new SplitSpec.Shots(plan.shots()), plan.seed());
    }

    /** @param spec of a run that tells labels */
    public static MultiLabelPlan plan(RunSpec spec) {
        return new MultiLabelPlan(spec.backbone(), ((SplitSpec.Shots) spec.split()).perClass(),
                Integer.parseInt(spec.settings().get(MADE)), spec.seed());
    }

    /**
     * Learns the labels of a project and keeps what came of it. What ends early leaves nothing behind.
     *
     * @param groups number of the group of near-duplicates of every image; -1 for one by itself
     */
    public static LabelRun perform(ProjectFile file, ImageFeed feed, Dataset data, int[] groups, MultiLabelPlan plan,
            String name, Provenance provenance, Job<?> job) throws HandfulException {
        Instant started = Instant.now();
        long begun = System.nanoTime();
        LabelSplit split = LabelSplit.of(data, groups, plan.shots(), plan.seed());
        EmbeddingMatrix rows = feed.embeddings(data.samples().stream().map(Sample::image).toList(),
                new Pace(job, Stage.EMBEDDING), job.token());
        long embedded = System.nanoTime();
        LabelWork work = LabelWork.of(split, data.samples().stream().map(s -> s.image().name()).toList(), rows, groups,
                plan, new Pace(job, Stage.FITTING), job.token());
        Map<String, Double> seconds = Map.of("embed", (embedded - begun) / 1e9, "fit", (System.nanoTime() - embedded) / 1e9);
        if (file.readOnly()) {
            return new LabelRun(0, plan, work.trial());
        }
        BackboneCard card = feed.session().card();
        NewRun run = new NewRun(name, started, spec(plan), card.sha256(), "", data.labels().names(),
                images(data, split.support()), images(data, split.test()), provenance);
        FinishedRun result = new FinishedRun(RunStatus.DONE, Instant.now(), List.of(),
                Map.of(HeadChoice.LAST, work.head().state()), HeadChoice.LAST, seconds, provenance.device(), List.of(),
                List.of());
        MultiLabelTrial trial = work.trial();
        long id = file.labels().keep(run, result, new RunSummary.Labels(trial.labels().size(),
                trial.plain().meanAveragePrecision(), trial.plain().f1Macro()), Json.write(trial));
        return new LabelRun(id, plan, trial);
    }

    /** What came of it; empty for a run that tells one class, and for figures that another version wrote. */
    public static Optional<MultiLabelTrial> trial(ProjectFile file, long run) throws HandfulException {
        Optional<String> kept = file.labels().of(run);
        try {
            return kept.map(json -> Json.read(json, MultiLabelTrial.class));
        } catch (JacksonException e) {
            LOG.warn("the figures of labels of run {} are not readable", run, e);
            return Optional.empty();
        }
    }

    private static List<RunImage> images(Dataset data, int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> data.samples().get(i))
                .map(s -> new RunImage(s.image().name(), s.image().sha256(), s.label(), s.attributes())).toList();
    }
}
