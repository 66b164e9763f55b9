package org.handful.run.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.handful.backbone.BackboneCard;
import org.handful.engine.BackboneSession;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.image.NearDuplicates;
import org.handful.method.AdaptationMethod;
import org.handful.model.SplitRole;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.Provenance;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.SplitSpec;
import org.handful.eval.Splitter;
import org.handful.run.auxiliary.AuxiliaryFolders;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.fitted.Learner;
import org.handful.run.text.ProjectTexts;
import org.handful.store.ProgramVersion;
import org.handful.store.ProjectFile;
import org.handful.store.record.NewRun;
import org.handful.store.record.RunImage;
import org.handful.store.record.StoredRun;
import org.handful.store.text.TextRows;

/**
 * What a run will do, decided before it starts: every error in what was asked for shows here, before anything is
 * stored.
 *
 * @param spec with every setting spelled out, so that a later default changes nothing
 * @param data the images with the classes that take part
 * @param split what the stored model learns from and what is tested on
 * @param folds the splits of a cross-validation, else empty
 * @param off classes with images that were switched off
 * @param unknown images of those classes: nothing is learned from them, and they show how strangers fare
 * @param original the run that this one repeats; empty for most
 * @param text embeddings of the names of the classes; empty without
 */
public record RunPlan(AdaptationMethod<?> method, RunSpec spec, Dataset data, Split split, List<Split> folds,
        List<String> off, Unknowns unknown, Optional<StoredRun> original, Optional<TextRows> text) {

    /** Without embeddings of the class names. */
    RunPlan(AdaptationMethod<?> method, RunSpec spec, Dataset data, Split split, List<Split> folds,
            List<String> off, Unknowns unknown, Optional<StoredRun> original) {
        this(method, spec, data, split, folds, off, unknown, original, Optional.empty());
    }

    /** The same again as the repetition of a run. */
    RunPlan repeating(StoredRun run) {
        return new RunPlan(method, spec, data, split, folds, off, unknown, Optional.of(run), text);
    }

    /** The same with those that the project has for its classes, if the method makes use of any. */
    public RunPlan withTextOf(ProjectFile file) throws HandfulException {
        return withText(method.usesText() ? ProjectTexts.of(file, data.labels().names()) : Optional.empty());
    }

    /** @throws InputException when the method cannot do without, and there are none */
    RunPlan withText(Optional<TextRows> rows) throws InputException {
        if (method.needsText() && rows.isEmpty()) {
            throw new InputException(InputException.Problem.NEEDS_TEXT, method.id());
        }
        return new RunPlan(method, spec, data, split, folds, off, unknown, original, rows);
    }

    /**
     * The same without embeddings of class names that are not of the images' kind, where the method can do without.
     *
     * @param dim length of an embedding of an image
     * @throws InputException when it cannot
     */
    RunPlan fitting(int dim) throws InputException {
        if (text.isEmpty() || text.get().vectors().dim() == dim) {
            return this;
        }
        TextRows rows = text.get();
        if (method.needsText()) {
            throw new InputException(InputException.Problem.BAD_TEXT, rows.name(),
                    Because.of("because.text.length", rows.vectors().dim(), dim));
        }
        return new RunPlan(method, spec, data, split, folds, off, unknown, original, Optional.empty());
    }

    /** Fits what this plan says. */
    public Learner learner(ImageFeed feed) {
        return new Learner(feed, data).named(text.map(TextRows::vectors));
    }

    public static RunPlan of(Dataset data, RunSpec asked) throws HandfulException {
        AdaptationMethod<?> method = Methods.byId(asked.method());
        RunSpec spec = asked.with(Settings.texts(Results.settings(asked)));
        for (Path folder : folders(method, spec)) {
            if (!Files.exists(folder)) {
                throw new InputException(InputException.Problem.GONE, folder);
            }
        }
        if (spec.fuses() && !(method instanceof EmbeddingMethod<?> m && m.usesAuxiliary())) {
            throw new InputException(InputException.Problem.BAD_SETTING, Because.of("because.second.setting"),
                    spec.auxiliary(), Because.of("because.second.method", method.id()));
        }
        int[] groups = groups(data);
        if (spec.split() instanceof SplitSpec.Folds f) {
            List<Split> folds = Splitter.folds(data, groups, f, spec.seed());
            int[] tested = folds.stream().flatMapToInt(s -> Arrays.stream(s.test())).distinct().sorted().toArray();
            int[] learned = folds.stream().flatMapToInt(s -> Arrays.stream(s.support())).distinct().sorted().toArray();
            Dataset used = UsedClasses.of(data, folds);
            List<String> shortClasses = Results.shortClasses(used.labels().names(), spec,
                    labels(used, learned), labels(used, tested));
            return new RunPlan(method, spec, used, new Split(learned, tested, shortClasses), folds, off(data),
                    Unknowns.NONE, Optional.empty());
        }
        Split split = Splitter.split(data, groups, spec.split(), spec.seed());
        return new RunPlan(method, spec, UsedClasses.of(data, List.of(split)), split, List.of(), off(data),
                Unknowns.of(data, groups, split), Optional.empty());
    }

    private static IntStream labels(Dataset data, int[] positions) {
        return Arrays.stream(positions).map(i -> data.samples().get(i).label());
    }

    private static List<String> off(Dataset data) {
        return IntStream.range(0, data.labels().size())
                .filter(k -> !data.labels().active(k) && data.ofClass(k).length > 0)
                .mapToObj(data.labels()::name)
                .toList();
    }

    /** Group number per image: near-duplicates share one. */
    public static int[] groups(Dataset data) {
        List<ImageRef> images = data.samples().stream().map(Sample::image).toList();
        return NearDuplicates.groups(
                images.stream().mapToLong(ImageRef::perceptualHash).toArray(),
                images.stream().map(ImageRef::sha256).toArray(String[]::new),
                NearDuplicates.DEFAULT_DISTANCE);
    }

    /**
     * Images that are switched off but have a label of a class that takes part: a method that can do so learns from them
     * as from images that nobody has checked. Those that show what is tested on are left out.
     *
     * @return positions; none for other methods
     */
    public int[] unchecked(Split of) {
        if (!(method instanceof EmbeddingMethod<?> m) || !m.usesNoisy()) {
            return new int[0];
        }
        int[] groups = groups(data);
        Set<Integer> tested = new HashSet<>();
        Set<String> files = new HashSet<>();
        for (int i : of.test()) {
            tested.add(groups[i]);
            files.add(data.samples().get(i).image().sha256());
        }
        tested.remove(-1);
        return IntStream.range(0, data.size()).filter(i -> {
            Sample s = data.samples().get(i);
            return s.role() == SplitRole.OFF && s.labelled() && data.labels().active(s.label())
                    && !tested.contains(groups[i]) && !files.contains(s.image().sha256());
        }).toArray();
    }

    NewRun start(ImageFeed feed, Provenance provenance) {
        BackboneCard first = feed.session().card();
        Optional<BackboneCard> second = feed.second().map(s -> s.session().card());
        return new NewRun(name(second.map(c -> first.name() + " + " + c.name()).orElse(first.name())), Instant.now(), spec,
                first.sha256(), second.map(BackboneCard::sha256).orElse(""), data.labels().names(),
                images(split.support()), images(split.test()), provenance,
                text.map(TextRows::ids).orElse(List.of()));
    }

    /**
     * Everything that decides about what a training learns, so that only the very same one goes on from a checkpoint.
     *
     * @param watched positions of the held-out images that the curves are watched on
     */
    List<String> identity(ImageFeed feed, int[] watched) throws HandfulException {
        BackboneSession session = feed.session();
        List<String> out = new ArrayList<>(List.of(ProgramVersion.read(), session.card().sha256(),
                session.card().input().fingerprint(), session.device().device(), method.id(),
                // The values, not how a version of the program writes them.
                new TreeMap<>(Results.settings(spec)).toString(), String.valueOf(spec.seed()),
                String.valueOf(data.labels().size()), String.valueOf(split.support().length)));
        feed.second().map(s -> s.session().card())
                .ifPresent(card -> out.addAll(List.of(card.sha256(), card.input().fingerprint())));
        IntStream.concat(Arrays.stream(split.support()), Arrays.stream(watched))
                .mapToObj(position -> data.samples().get(position))
                .forEach(s -> out.add(s.image().sha256() + " " + s.label()));
        out.addAll(AuxiliaryFolders.fingerprint(folders(method, spec)));
        return out;
    }

    private static List<Path> folders(AdaptationMethod<?> method, RunSpec spec) throws InputException {
        return Settings.folders(Settings.parse(method, spec.settings()));
    }

    List<ImageRef> refs(int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> data.samples().get(i).image()).toList();
    }

    private List<RunImage> images(int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> data.samples().get(i))
                .map(s -> new RunImage(s.image().name(), s.image().sha256(), s.label(), s.attributes()))
                .toList();
    }

    private String name(String backbone) {
        if (original.isPresent()) {
            return Words.say("run.name.repeat", original.get().summary().name());
        }
        return switch (spec.split()) {
            case SplitSpec.Shots(int k) -> Words.say("run.name.shots", Words.title(method), backbone, k);
            case SplitSpec.Fraction(double f) -> Words.say("run.name.fraction", Words.title(method), backbone, f);
            case SplitSpec.Folds(int k, int repeats) -> Words.say("run.name.folds", Words.title(method), backbone, k);
            case SplitSpec.AsAssigned() -> Words.say("run.name.assigned", Words.title(method), backbone);
        };
    }
}
