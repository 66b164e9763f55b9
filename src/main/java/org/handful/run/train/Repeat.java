package org.handful.run.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.eval.Scored;
import org.handful.eval.paired.Agreement;
import org.handful.method.Methods;
import org.handful.method.embedding.noisy.Decision;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.model.TrainingEvent;
import org.handful.run.Job;
import org.handful.run.TrainingListener;
import org.handful.run.result.RunResult;
import org.handful.store.ProjectFile;
import org.handful.store.record.HeadChoice;
import org.handful.store.record.RunImage;
import org.handful.store.record.StoredRun;

/**
 * A run again from what it recorded, whatever became of the images meanwhile: the same content, labels and split in the
 * same order, the same settings and seed, and the same last step where a person had stopped it.
 *
 * @param stopAt the step after which the original was stopped; 0 when it ran to its end
 */
public record Repeat(StoredRun original, RunPlan plan, int stopAt) {
    private static final int NAMED = 3;

    public static Repeat of(StoredRun run, ProjectFile file) throws HandfulException {
        List<Decision> unchecked = file.headState(run.summary().id()).map(Decision::of).orElse(List.of());
        Set<String> digests = digests(run);
        unchecked.forEach(d -> digests.add(d.sha256()));
        Map<String, ImageRef> contents = file.contents(digests);
        List<String> gone = new ArrayList<>(gone(run, contents.keySet()));
        unchecked.stream().filter(d -> !contents.containsKey(d.sha256())).forEach(d -> gone.add(d.name()));
        if (!gone.isEmpty()) {
            throw new InputException(InputException.Problem.TOO_FEW, Words.say("run.repeat.gone", gone.size(),
                    String.join(", ", gone.subList(0, Math.min(NAMED, gone.size())))));
        }
        RunPlan plan = plan(run, contents, unchecked).withText(file.texts().ofRun(run.summary().id()));
        return new Repeat(run, plan, stoppedAt(file.events(run.summary().id())));
    }

    /** Content of every image that the run used. */
    static Set<String> digests(StoredRun run) {
        Set<String> all = new LinkedHashSet<>();
        images(run).forEach(i -> all.add(i.sha256()));
        return all;
    }

    /** Images of the run whose content is no longer in the project. */
    static List<String> gone(StoredRun run, Set<String> there) {
        return images(run).filter(i -> !there.contains(i.sha256())).map(RunImage::name).distinct().toList();
    }

    private static Stream<RunImage> images(StoredRun run) {
        return Stream.concat(run.support().stream(), run.test().stream());
    }

    private static RunPlan plan(StoredRun run, Map<String, ImageRef> contents, List<Decision> unchecked) throws HandfulException {
        RunSpec spec = run.summary().spec();
        if (spec.split() instanceof SplitSpec.Folds) {
            return RunPlan.of(foldable(run, contents), spec).repeating(run);
        }
        List<Sample> samples = Stream.concat(images(run).map(i -> sample(i, contents, SplitRole.ANY)),
                unchecked.stream().map(d -> sample(new RunImage(d.name(), d.sha256(), d.given(), Map.of()), contents,
                        SplitRole.OFF))).toList();
        int used = run.support().size() + run.test().size();
        int learned = run.support().size();
        LabelSpace labels = new LabelSpace(run.summary().classes());
        Split split = new Split(IntStream.range(0, learned).toArray(),
                IntStream.range(learned, used).toArray(),
                Results.shortClasses(labels.names(), spec, run.support().stream().mapToInt(RunImage::truth),
                        run.test().stream().mapToInt(RunImage::truth)));
        return new RunPlan(Methods.byId(spec.method()), spec, dataset(labels, samples), split, List.of(), List.of(),
                Unknowns.NONE, java.util.Optional.of(run));
    }

    /** Every image once, on the sides that it was allowed on: the folds follow from that and the seed. */
    private static Dataset foldable(StoredRun run, Map<String, ImageRef> contents) {
        Map<String, Sample> byName = new LinkedHashMap<>();
        run.support().forEach(i -> byName.put(i.name(), sample(i, contents, SplitRole.SUPPORT)));
        run.test().forEach(i -> byName.merge(i.name(), sample(i, contents, SplitRole.TEST),
                (one, _) -> sample(i, contents, SplitRole.ANY)));
        return dataset(new LabelSpace(run.summary().classes()), byName.values().stream()
                .sorted(Comparator.comparing(s -> s.image().name())).toList());
    }

    private static Dataset dataset(LabelSpace labels, List<Sample> samples) {
        return new Dataset(labels, samples.stream().flatMap(s -> s.attributes().keySet().stream()).distinct().sorted()
                .toList(), samples);
    }

    private static Sample sample(RunImage image, Map<String, ImageRef> contents, SplitRole role) {
        ImageRef content = contents.get(image.sha256());
        return new Sample(new ImageRef(image.name(), image.sha256(), content.width(), content.height(),
                content.perceptualHash()), image.truth(), image.attributes(), role);
    }

    private static int stoppedAt(List<TrainingEvent> events) {
        return events.stream().filter(e -> e instanceof TrainingEvent.Ended(int _, boolean stopped) && stopped)
                .mapToInt(e -> ((TrainingEvent.Ended) e).steps()).findFirst().orElse(0);
    }

    /** Ends where the original was stopped, and keeps the same of its two states. */
    TrainingListener stoppingAsThen(TrainingListener listener, Job<RunResult> job) {
        return stopAt == 0 ? listener : new TrainingListener() {
            @Override
            public void event(TrainingEvent event) {
                if (event instanceof TrainingEvent.Step step && step.step() == stopAt) {
                    job.stop();
                }
                listener.event(event);
            }

            @Override
            public void prepared(long runId, Dataset dataset, Split split, int[] heldOut) {
                listener.prepared(runId, dataset, split, heldOut);
            }

            @Override
            public CompletableFuture<Keep> stopped(int step, OptionalInt bestStep) {
                return CompletableFuture.completedFuture(
                        original.kept().orElse(HeadChoice.LAST) == HeadChoice.BEST ? Keep.BEST : Keep.LAST);
            }
        };
    }

    /** Whether the numbers are those of the original, in words. */
    static String finding(StoredRun original, List<Scored> predictions) {
        String name = original.summary().name();
        List<String> images = new ArrayList<>();
        predictions.forEach(p -> images.add(p.image()));
        if (!images.equals(original.predictions().stream().map(Scored::image).toList())) {
            return Words.say("run.repeat.others", name);
        }
        Agreement agreement = Agreement.of(original.predictions(), predictions);
        return agreement.identical()
                ? Words.say("run.repeat.same", name, agreement.numbers())
                : Words.say("run.repeat.differs", name, String.format("%.1e", agreement.largest()),
                        agreement.numbers(), agreement.changed(), images.size());
    }
}
