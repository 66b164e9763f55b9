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
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.FromOutside;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.fitted.SeenPicture;
import org.handful.run.result.ImageInput;
import org.handful.run.train.Repeat;
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
        return of(image.name(), feed.batches(List.of(image), job.token()), truth, about, kind, job);
    }

    /** An image from outside the project, the usual way that its backbone allows. */
    public Seen of(ImageInput image, Job<?> job) throws HandfulException {
        List<PixelBatch> pixels = feed.batchesOf(List.of(new FromOutside(image)), job.token());
        Why why = of(image.name(), pixels, null, OptionalInt.empty(), kinds(feed).getFirst(), job);
        return new Seen(why, run.summary().classes().get(why.about()), run.summary().classes().get(why.against()));
    }

    private Why of(String name, List<PixelBatch> pixels, String truth, OptionalInt about, Kind kind, Job<?> job)
            throws HandfulException {
        Reader reader = reader();
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
                SeenPicture.of(pixels.getFirst(), 0, feed.session().card().input()),
                sight);
    }

    /** Which of the images learned from count for one class against another. */
    public Support support(ImageRef image, int about, int against, Job<?> job) throws HandfulException {
        return support(image, new Margin(about, against), SECONDS, new Pace(job, Stage.FITTING), job.token());
    }

    /**
     * Mistakes among images that the run did not learn from, those first that it was surest of; none for a backbone that
     * shows nothing quickly.
     */
    public List<Reason> mistakes(Dataset data, int most, Job<?> job) throws HandfulException {
        Optional<Kind> kind = kinds(feed).stream().filter(k -> k != Kind.OCCLUSION).findFirst();
        if (kind.isEmpty() || file.headState(run.summary().id()).isEmpty()) {
            return List.of();
        }
        Map<String, ImageRef> there = new HashMap<>();
        data.samples().forEach(s -> there.put(s.image().name(), s.image()));
        run.support().forEach(learned -> there.remove(learned.name()));
        List<Scored> wrong = run.predictions().stream().filter(s -> s.truth() >= 0 && !s.correct() && there.containsKey(s.image()))
                .sorted(Comparator.comparingDouble(Scored::confidence).reversed()).limit(most).toList();
        var pace = new Pace(job, Stage.EVALUATING);
        List<Reason> out = new ArrayList<>();
        for (Scored s : wrong) {
            pace.update(out.size(), wrong.size());
            ImageRef image = there.get(s.image());
            Why why = of(image, run.summary().classes().get(s.truth()), OptionalInt.of(s.predicted()), kind.get(), job);
            out.add(new Reason(why, support(image, new Margin(why.about(), why.against()), SECONDS_IN_A_ROW,
                    ProgressListener.NONE, job.token())));
        }
        pace.update(wrong.size(), wrong.size());
        return out;
    }

    private Support support(ImageRef image, Margin margin, double seconds, ProgressListener progress, CancelToken cancel)
            throws HandfulException {
        Repeat repeat;
        try {
            repeat = Repeat.of(run, file);
        } catch (InputException e) {
            return new Support(Told.GONE, 0, List.of(), List.of());
        }
        return new Counting(feed, repeat.plan(), margin, seconds).of(image, progress, cancel);
    }

    private Reader reader() throws HandfulException {
        HeadState state = file.headState(run.summary().id()).orElseThrow(() -> new InputException(
                InputException.Problem.UNKNOWN, Because.of("because.what.model", run.summary().name()),
                Because.of("because.there.finished")));
        AdaptationMethod<?> method = Methods.byId(run.summary().spec().method());
        return switch (method) {
            case EmbeddingMethod<?> m -> new Reader.OnEmbeddings(feed, m.restore(state), m.transductive());
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
