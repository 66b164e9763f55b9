package org.handful.run.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.handful.backbone.arch.Node;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.eval.Scored;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.HeadState;
import org.handful.model.ImageRef;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.model.Split;
import org.handful.model.SplitSpec;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.FromOutside;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.fitted.SeenPicture;
import org.handful.run.result.ImageInput;
import org.handful.run.train.Repeat;
import org.handful.run.train.RunPlan;
import org.handful.run.why.Reasons.Obstacle;
import org.handful.run.why.Why.Kind;
import org.handful.run.why.Why.Sight;
import org.handful.run.why.Why.Support;
import org.handful.run.why.Why.Told;
import org.handful.run.work.Pace;
import org.handful.store.ProjectFile;
import org.handful.store.record.StoredRun;
import org.handful.tune.NetworkMethod;
import org.handful.tune.TunedModel;
import org.handful.tune.training.TunedNetwork;

/** Explains what one run says to one image. */
public record WhyWork(ProjectFile file, ImageFeed feed, StoredRun run) {
    /** What a person waits for. */
    private static final double SECONDS = 15;
    /** What several in a row may take each. */
    private static final double SECONDS_IN_A_ROW = 2;
    /** After which no further mistake is begun: to hide parts of an image is slow with a large backbone. */
    private static final double SECONDS_OF_MISTAKES = 60;

    /**
     * The ways to look at an image that a backbone allows, the usual one first; none where there are no images. What two
     * backbones see together shows only by hiding it from both.
     */
    public static List<Kind> kinds(ImageFeed feed) {
        return feed.second().isPresent() ? List.of(Kind.OCCLUSION) : Looking.kinds(feed.session().card().architecture());
    }

    /**
     * @param truth name of its class; null without a label
     * @param about class to explain; empty for the one that the run says
     */
    public Why of(ImageRef image, String truth, OptionalInt about, Kind kind, Job<?> job) throws HandfulException {
        return of(image, truth, about, kind, FoldModels.of(run, file, feed), job);
    }

    private Why of(ImageRef image, String truth, OptionalInt about, Kind kind, Optional<FoldModels> models, Job<?> job)
            throws HandfulException {
        List<Split> folds = models.map(m -> m.testedOn(image)).orElse(List.of());
        Reader reader = folds.isEmpty() ? reader() : new Reader.OnEmbeddings(feed,
                models.get().heads(folds, new Pace(job, Stage.FITTING), job.token()), transductive());
        return of(image.name(), feed.batches(List.of(image), job.token()), truth, about, kind, reader, folds.size(), job);
    }

    /** An image from outside the project, the usual way that its backbone allows. */
    public Seen of(ImageInput image, Job<?> job) throws HandfulException {
        List<PixelBatch> pixels = feed.batchesOf(List.of(new FromOutside(image)), job.token());
        Why why = of(image.name(), pixels, null, OptionalInt.empty(), kinds(feed).getFirst(), reader(), 0, job);
        return new Seen(why, run.summary().classes().get(why.about()), run.summary().classes().get(why.against()));
    }

    private Why of(String name, List<PixelBatch> pixels, String truth, OptionalInt about, Kind kind, Reader reader,
            int folds, Job<?> job) throws HandfulException {
        double[] p = reader.of(pixels, job.token())[0];
        int label = truth == null ? -1 : run.summary().classes().indexOf(truth);
        Margin margin = Margin.of(about.orElse(Vectors.argmax(p)), label, p);
        Looking looking = new Looking(reader, margin);
        Sight sight = switch (kind) {
            case GRAD_CAM -> looking.gradCam(pixels.getFirst());
            case ROLLOUT -> looking.rollout(pixels.getFirst(), tokens(feed.session().card().architecture().network().orElseThrow())
                    .orElseThrow());
            case OCCLUSION -> looking.occlusion(pixels, inputs(), new Pace(job, Stage.EVALUATING), job.token());
        };
        return new Why(name, margin.about(), margin.against(), p,
                SeenPicture.of(pixels.getFirst(), 0, feed.session().card().input()), sight, folds);
    }

    /** Which of the images learned from count for one class against another. */
    public Support support(ImageRef image, int about, int against, Job<?> job) throws HandfulException {
        return support(image, new Margin(about, against), SECONDS, FoldModels.of(run, file, feed),
                new Pace(job, Stage.FITTING), job.token());
    }

    /**
     * Mistakes among images that the run did not learn from, those first that it was surest of. It takes about a minute at
     * most, and then tells of fewer.
     */
    public Reasons mistakes(Dataset data, int most, Job<?> job) throws HandfulException {
        List<Kind> kinds = kinds(feed);
        if (kinds.isEmpty()) {
            return Reasons.none(Obstacle.NO_IMAGES);
        }
        if (file.headState(run.summary().id()).isEmpty()) {
            return Reasons.none(Obstacle.NO_MODEL);
        }
        boolean overFolds = run.summary().spec().split() instanceof SplitSpec.Folds;
        Optional<FoldModels> models = FoldModels.of(run, file, feed);
        if (overFolds && models.isEmpty()) {
            return Reasons.none(method() instanceof NetworkMethod<?> ? Obstacle.NO_FOLDS : Obstacle.IMAGES_GONE);
        }
        Map<String, ImageRef> there = new HashMap<>();
        data.samples().forEach(s -> there.put(s.image().name(), s.image()));
        if (!overFolds) {
            run.support().forEach(learned -> there.remove(learned.name()));
        }
        List<Scored> wrong = run.predictions().stream().filter(s -> s.truth() >= 0 && !s.correct())
                .sorted(Comparator.comparingDouble(Scored::confidence).reversed()).toList();
        List<Scored> known = wrong.stream().filter(s -> there.containsKey(s.image())).limit(most).toList();
        if (known.isEmpty()) {
            return Reasons.none(wrong.isEmpty() ? Obstacle.NO_MISTAKES : Obstacle.IMAGES_GONE);
        }
        var pace = new Pace(job, Stage.EVALUATING);
        long from = System.nanoTime();
        List<Reason> out = new ArrayList<>();
        for (Scored s : known) {
            if (!out.isEmpty() && (System.nanoTime() - from) / 1e9 > SECONDS_OF_MISTAKES) {
                break;
            }
            pace.update(out.size(), known.size());
            out.add(reason(s, there.get(s.image()), kinds, models, job));
        }
        pace.update(known.size(), known.size());
        return Reasons.of(out, wrong.size());
    }

    /** The usual way, or by hiding where that shows nothing. */
    private Reason reason(Scored s, ImageRef image, List<Kind> kinds, Optional<FoldModels> models, Job<?> job)
            throws HandfulException {
        String label = run.summary().classes().get(s.truth());
        OptionalInt said = OptionalInt.of(s.predicted());
        Why why = of(image, label, said, kinds.getFirst(), models, job);
        if (why.sight().most() == 0 && why.sight().kind() != Kind.OCCLUSION) {
            why = of(image, label, said, Kind.OCCLUSION, models, job);
        }
        return new Reason(why, support(image, new Margin(why.about(), why.against()), SECONDS_IN_A_ROW, models,
                ProgressListener.NONE, job.token()));
    }

    private Support support(ImageRef image, Margin margin, double seconds, Optional<FoldModels> models,
            ProgressListener progress, CancelToken cancel) throws HandfulException {
        List<Split> folds = models.map(m -> m.testedOn(image)).orElse(List.of());
        if (!folds.isEmpty()) {
            double each = Math.min(SECONDS, seconds * folds.size());
            return new Counting(feed, models.get().plan(), folds, margin, each).of(image, progress, cancel);
        }
        RunPlan plan;
        try {
            plan = Repeat.of(run, file).plan();
        } catch (InputException e) {
            return new Support(Told.GONE, 0, List.of(), List.of());
        }
        return new Counting(feed, plan, List.of(plan.split()), margin, seconds).of(image, progress, cancel);
    }

    private AdaptationMethod<?> method() throws HandfulException {
        return Methods.byId(run.summary().spec().method());
    }

    private boolean transductive() throws HandfulException {
        return method() instanceof EmbeddingMethod<?> m && m.transductive();
    }

    /** The model that was kept. */
    private Reader reader() throws HandfulException {
        HeadState state = file.headState(run.summary().id()).orElseThrow(() -> new InputException(
                InputException.Problem.UNKNOWN, Because.of("because.what.model", run.summary().name()),
                Because.of("because.there.finished")));
        AdaptationMethod<?> method = method();
        return switch (method) {
            case EmbeddingMethod<?> m -> new Reader.OnEmbeddings(feed, List.of(m.restore(state)), m.transductive());
            case NetworkMethod<?> m -> {
                TunedModel model = m.restore(feed.session(), state);
                if (model instanceof TunedNetwork network) {
                    yield new Reader.Inside(network);
                }
                throw new IllegalStateException(method.id() + " is of no known kind");
            }
            default -> throw new IllegalStateException(method.id() + " is of no known kind");
        };
    }

    /** Of each backbone. */
    private List<InputSpec> inputs() {
        return Stream.of(Optional.of(feed), feed.second()).flatMap(Optional::stream).map(f -> f.session().card().input())
                .toList();
    }

    private static Optional<Node.Tokens> tokens(Node node) {
        return node instanceof Node.Tokens t ? Optional.of(t)
                : node.parts().stream().flatMap(n -> tokens(n).stream()).findFirst();
    }
}
