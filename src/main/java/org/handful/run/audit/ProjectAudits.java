package org.handful.run.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handful.engine.Engine;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.eval.Scored;
import org.handful.eval.association.ContextPull;
import org.handful.eval.slice.Slices;
import org.handful.eval.split.SplitSpread;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.ProgressListener;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.handful.run.fitted.Feeds;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.fitted.ProjectBackbones;
import org.handful.run.intake.Computed;
import org.handful.run.intake.MeasureTable;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.privacy.MembershipPlan;
import org.handful.run.privacy.MembershipReport;
import org.handful.run.privacy.MembershipWork;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RunResult;
import org.handful.run.shelf.RunImages;
import org.handful.run.train.RunPlan;
import org.handful.run.train.Words;
import org.handful.run.why.Reasons;
import org.handful.run.why.Seen;
import org.handful.run.why.Why;
import org.handful.run.why.WhyWork;
import org.handful.run.work.JobGroup;
import org.handful.run.work.Pace;
import org.handful.store.ProjectFile;
import org.handful.store.record.StoredRun;

/** The audits of one open project. */
public final class ProjectAudits implements Audits {
    /** What is known about a run and the images of the project, read when it is asked for. */
    public interface Source {
        Dataset dataset();

        RunResult run(long id) throws HandfulException;

        RunImages images(long id) throws HandfulException;

        MeasureTable measures();

        /** The file of an image. */
        byte[] bytes(String sha256) throws HandfulException;
    }

    private static final int SLICES = 5;

    private final ProjectFile file;
    private final JobGroup jobs;
    private final Feeds feeds;
    private final Source source;

    public ProjectAudits(ProjectFile file, JobGroup jobs, Engine engine, ProjectBackbones backbones, Source source) {
        this.file = file;
        this.jobs = jobs;
        this.feeds = new Feeds(file, engine, backbones, jobs.decoding());
        this.source = source;
    }

    @Override
    public Job<LabelAudit> labels(String backbone) {
        Dataset data = source.dataset();
        return jobs.queue(() -> Words.say("run.job.labels"), job -> {
            EmbeddingMatrix rows = feeds.of(backbone).embeddings(data.samples().stream().map(Sample::image).toList(),
                    new Pace(job, Stage.EMBEDDING), job.token());
            return HeldOut.of(data, rows, RunPlan.groups(data), 0, new Pace(job, Stage.FITTING), job.token()).audit();
        });
    }

    @Override
    public Job<TwinAudit> twins(long id) {
        Dataset data = source.dataset();
        return jobs.queue(() -> Words.say("run.job.twins"), job -> {
            RunResult run = ofOneClass(id);
            EmbeddingMatrix rows = feeds.of(run.backbone().id()).embeddings(
                    data.samples().stream().map(Sample::image).toList(), new Pace(job, Stage.EMBEDDING), job.token());
            return TwinWork.of(data, rows, RunPlan.groups(data), source.images(id), run.predictions(),
                    new Pace(job, Stage.EVALUATING), job.token());
        });
    }

    @Override
    public Job<ShortcutAudit> shortcuts(long id) {
        return jobs.queue(() -> Words.say("run.job.shortcuts"), job -> {
            RunResult run = ofOneClass(id);
            Map<String, ImageRef> refs = new HashMap<>();
            source.dataset().samples().forEach(s -> refs.put(s.image().name(), s.image()));
            Map<Boolean, List<Shortcut>> looked = looked(run, source.images(id), refs).stream()
                    // What a person gave is told of in any case: leaving it out would look as if it had not been looked at.
                    .collect(Collectors.partitioningBy(s -> s.strength() > 0 || !s.computed()));
            List<Shortcut> findings = looked.get(true);
            List<String> silent = looked.get(false).stream().map(Shortcut::attribute).toList();
            List<ShortcutAudit.Slice> slices = List.of();
            if (run.predictions().stream().allMatch(s -> refs.containsKey(s.image()))) {
                EmbeddingMatrix rows = feeds.of(run.backbone().id()).embeddings(
                        run.predictions().stream().map(s -> refs.get(s.image())).toList(), new Pace(job, Stage.EMBEDDING),
                        job.token());
                slices = slices(run, rows, job);
            }
            return new ShortcutAudit(findings, silent, slices, pulls(run, source.images(id), findings, refs, job));
        });
    }

    @Override
    public Job<ImageMap> map(String backbone, ImageMap.Kind kind) {
        List<ImageRef> images = source.dataset().samples().stream().map(Sample::image).toList();
        return jobs.queue(() -> Words.say("run.job.map"), job -> {
            EmbeddingMatrix rows = feeds.of(backbone).embeddings(images, new Pace(job, Stage.EMBEDDING), job.token());
            return MapWork.of(kind, images.stream().map(ImageRef::name).toList(), rows, new Pace(job, Stage.EVALUATING),
                    job.token());
        });
    }

    @Override
    public SimilarImages similar(String backbone, String image, SimilarImages.Sense sense) throws HandfulException {
        Dataset data = source.dataset();
        EmbeddingMatrix rows = feeds.of(backbone).embeddings(data.samples().stream().map(Sample::image).toList(),
                ProgressListener.NONE, new CancelToken());
        return SimilarWork.of(image, sense, data, rows, RunPlan.groups(data), source.measures());
    }

    @Override
    public WhatIf whatIf(String image) throws HandfulException {
        return WhatIfWork.of(image, source.dataset(), s -> source.bytes(s.image().sha256()));
    }

    @Override
    public Job<SplitSpread> spread(long id, Draw draw) {
        Dataset data = source.dataset();
        return jobs.queue(() -> Words.say("run.job.spread"), job -> {
            RunResult run = ofOneClass(id);
            return Redraw.of(draw, data, run.spec(), file, feeds.of(run.spec()), job);
        });
    }

    @Override
    public Job<MembershipReport> membership(MembershipPlan plan) {
        Map<String, ImageRef> refs = new HashMap<>();
        source.dataset().samples().forEach(s -> refs.put(s.image().name(), s.image()));
        return jobs.queue(() -> Words.say("run.job.membership"), job -> {
            RunResult run = ofOneClass(plan.run());
            return new MembershipWork(run, plan, job).perform(source.images(plan.run()), refs, feeds.of(run.spec()));
        });
    }

    @Override
    public List<Why.Kind> sights(RunSpec spec) throws HandfulException {
        return WhyWork.kinds(feeds.of(spec));
    }

    @Override
    public Job<Why> why(long id, String image, OptionalInt about, Why.Kind kind) {
        Dataset data = source.dataset();
        return jobs.start(() -> Words.say("run.job.why", image), job -> {
            Sample asked = sample(data, image);
            String truth = asked.labelled() ? data.labels().name(asked.label()) : null;
            return whyOf(id).of(asked.image(), truth, about, kind, job);
        });
    }

    @Override
    public Job<Seen> why(long id, ImageInput image) {
        return jobs.start(() -> Words.say("run.job.why", image.name()), job -> whyOf(id).of(image, job));
    }

    @Override
    public Job<Why.Support> counting(long id, String image, int about, int against) {
        Dataset data = source.dataset();
        return jobs.start(() -> Words.say("run.job.counting", image),
                job -> whyOf(id).support(sample(data, image).image(), about, against, job));
    }

    @Override
    public Job<Reasons> mistakes(long id, int most) {
        Dataset data = source.dataset();
        return jobs.start(() -> Words.say("run.job.mistakes"), job -> {
            if (LabelRuns.is(file.run(id).summary().spec())) {
                return Reasons.none(Reasons.Obstacle.LABELS);
            }
            WhyWork work;
            try {
                work = whyOf(id);
            } catch (BackboneException e) {
                // A report is written of a run whose backbone has been removed or exchanged, too.
                return Reasons.none(Reasons.Obstacle.NO_BACKBONE);
            }
            return work.mistakes(data, most, job);
        });
    }

    private RunResult ofOneClass(long id) throws HandfulException {
        RunResult run = source.run(id);
        LabelRuns.refuse(id, run.spec());
        return run;
    }

    private WhyWork whyOf(long id) throws HandfulException {
        StoredRun run = file.run(id);
        LabelRuns.refuse(id, run.summary().spec());
        return new WhyWork(file, feeds.of(run), run);
    }

    private static Sample sample(Dataset data, String image) throws InputException {
        return data.samples().stream().filter(s -> s.image().name().equals(image)).findFirst()
                .orElseThrow(() -> new InputException(InputException.Problem.UNKNOWN, Because.of("because.what.image", image),
                        Because.of("because.there.images")));
    }

    private List<Shortcut> looked(RunResult run, RunImages images, Map<String, ImageRef> refs) {
        List<RunImages.Used> learned = images.support().stream()
                .filter(u -> run.classes().contains(u.className())).toList();
        int[] labels = learned.stream().mapToInt(u -> run.classes().indexOf(u.className())).toArray();
        var search = new ShortcutSearch(run.classes(), labels, run.predictions(), run.spec().seed());
        List<Shortcut> out = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        Stream.concat(images.support().stream(), images.test().stream())
                .forEach(u -> names.addAll(u.attributes().keySet()));
        for (String name : names) {
            out.add(search.look(name, false, learned.stream().map(u -> u.attributes().get(name)).toList(),
                    run.predictions().stream().map(s -> s.attributes().get(name)).toList()));
        }
        MeasureTable measures = source.measures();
        for (Computed computed : Computed.values()) {
            Function<String, String> value = image -> Optional.ofNullable(refs.get(image))
                    .flatMap(ref -> measures.value(computed, ref)).orElse(null);
            out.add(search.look(computed.name().toLowerCase(Locale.ROOT), true,
                    learned.stream().map(RunImages.Used::name).map(value).toList(),
                    run.predictions().stream().map(Scored::image).map(value).toList()));
        }
        return ShortcutSearch.adjusted(out.stream().filter(s -> s.learned() > 0).toList()).stream()
                .sorted(ShortcutSearch.bySeriousness()).toList();
    }

    /** Of attributes that are there; none when an image has left the project since. */
    private Map<Shortcut, ShortcutAudit.Pull> pulls(
            RunResult run, RunImages images, List<Shortcut> findings, Map<String, ImageRef> refs, Job<?> job)
            throws HandfulException {
        List<RunImages.Used> learned = images.support().stream()
                .filter(u -> run.classes().contains(u.className()) && refs.containsKey(u.name())).toList();
        Map<Shortcut, ShortcutAudit.Pull> out = new HashMap<>();
        if (learned.isEmpty()) {
            return out;
        }
        ImageFeed feed = feeds.of(run.backbone().id());
        double[][] x = MapWork.units(feed.embeddings(learned.stream().map(u -> refs.get(u.name())).toList(),
                ProgressListener.NONE, job.token()));
        int[] labels = learned.stream().mapToInt(u -> run.classes().indexOf(u.className())).toArray();
        for (Shortcut s : findings) {
            List<Scored> misled = run.predictions().stream()
                    .filter(p -> s.broken().contains(p.image()) && refs.containsKey(p.image())).toList();
            if (s.present() && !misled.isEmpty()) {
                double[][] asked = MapWork.units(feed.embeddings(misled.stream().map(p -> refs.get(p.image())).toList(),
                        ProgressListener.NONE, job.token()));
                Map<String, Integer> known = new HashMap<>();
                int[] context = learned.stream().map(u -> value(s, u.name(), u.attributes(), refs))
                        .mapToInt(v -> v == null ? -1 : known.computeIfAbsent(v, _ -> known.size())).toArray();
                double[] pull = ContextPull.of(x, labels, context, asked,
                        misled.stream().mapToInt(Scored::truth).toArray(), misled.stream()
                                .mapToInt(p -> known.getOrDefault(value(s, p.image(), p.attributes(), refs), -1)).toArray());
                out.put(s, new ShortcutAudit.Pull((int) Arrays.stream(pull).filter(v -> !Double.isNaN(v)).count(),
                        (int) Arrays.stream(pull).filter(v -> v > 0).count()));
            }
        }
        return out;
    }

    private String value(Shortcut s, String image, Map<String, String> attributes, Map<String, ImageRef> refs) {
        return !s.computed() ? attributes.get(s.attribute()) : source.measures()
                .value(Computed.valueOf(s.attribute().toUpperCase(Locale.ROOT)), refs.get(image)).orElse(null);
    }

    private static List<ShortcutAudit.Slice> slices(RunResult run, EmbeddingMatrix rows, Job<?> job) {
        double[][] x = new double[rows.rows()][rows.dim()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < rows.dim(); j++) {
                x[i][j] = rows.get(i, j);
            }
        }
        double all = run.evaluation().accuracy().value();
        return Slices.find(x, run.predictions(), run.classes().size(), job.token()).stream()
                .filter(s -> s.accuracy() < all && s.members().size() > 1).limit(SLICES)
                .map(s -> new ShortcutAudit.Slice(s.members().stream().map(i -> run.predictions().get(i).image()).toList(),
                        run.classes().get(s.truth()), run.classes().get(s.predicted()),
                        ShortcutSearch.estimate(s.right(), s.members().size())))
                .toList();
    }
}
