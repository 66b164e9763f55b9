package org.handful.run.train;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.eval.Evaluator;
import org.handful.eval.Pooling;
import org.handful.eval.Scored;
import org.handful.eval.Splitter;
import org.handful.eval.openset.OpenSetReport;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.method.openset.Threshold;
import org.handful.method.privacy.PrivacySpent;
import org.handful.model.Dataset;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.Provenance;
import org.handful.model.RunSpec;
import org.handful.model.Split;
import org.handful.model.SplitSpec;
import org.handful.run.Job;
import org.handful.run.TrainingListener;
import org.handful.run.fitted.Familiarities;
import org.handful.run.privacy.PrivacyWords;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;

/** A run on embeddings that were made elsewhere: there are no images, so only methods on embeddings apply. */
public final class EmbeddingRun {
    private final Job<RunResult> job;
    private final RunSpec spec;
    private final TrainingListener listener;
    private final Provenance provenance;
    private TextFile names;
    /** Columns of a second backbone. */
    private int auxiliary;

    public EmbeddingRun(Job<RunResult> job, RunSpec spec, TrainingListener listener, Provenance provenance) {
        this.job = job;
        this.spec = spec;
        this.listener = listener;
        this.provenance = provenance;
    }

    /** @throws InputException naming the file that does not fit the others, or the method that cannot use one */
    public RunResult perform(EmbeddingFiles files) throws HandfulException {
        if (!(Methods.byId(spec.method()) instanceof EmbeddingMethod<?> method)) {
            throw new InputException(Problem.BAD_SETTING, "method", spec.method(),
                    Because.of("because.method.images"));
        }
        if (files.auxiliary().isPresent() && !method.usesAuxiliary()) {
            throw new InputException(Problem.BAD_SETTING, "method", spec.method(), Because.of("because.one.backbone"));
        }
        EmbeddingFile alone = EmbeddingFile.read(files.support());
        if (files.text().isPresent()) {
            names = TextFile.read(files.text().get(), alone.classes());
        }
        EmbeddingFile first = beside(alone, files.auxiliary());
        auxiliary = first.features().dim() - alone.features().dim();
        if (files.test().isEmpty()) {
            return within(method, first);
        }
        Path testFile = files.test().get();
        EmbeddingFile tested = EmbeddingFile.read(testFile);
        // A shorter first part and a longer second one would be as long together.
        if (auxiliary > 0 && tested.features().dim() != alone.features().dim()) {
            throw new InputException(Problem.BAD_EMBEDDINGS, testFile, Because.of("because.auxiliary.length"));
        }
        return across(method, first, beside(tested, files.auxiliaryTest()), testFile);
    }

    private static EmbeddingFile beside(EmbeddingFile first, Optional<Path> auxiliary) throws HandfulException {
        return auxiliary.isEmpty() ? first : first.beside(EmbeddingFile.read(auxiliary.get()), auxiliary.get());
    }

    private RunResult across(EmbeddingMethod<?> method, EmbeddingFile support, EmbeddingFile test, Path testFile)
            throws HandfulException {
        if (!test.classes().containsAll(support.classes()) || support.features().dim() != test.features().dim()) {
            throw new InputException(Problem.BAD_EMBEDDINGS, testFile,
                    Because.of("because.rows.other"));
        }
        int[] learned = labelled(support);
        EmbeddingFile asked = test.under(support.classes());
        int[] tested = labelled(asked);
        int[] strangers = Arrays.stream(labelled(test)).filter(i -> asked.labels()[i] < 0).toArray();
        long from = System.nanoTime();
        Head head = fit(method, support, learned);
        double seconds = (System.nanoTime() - from) / 1e9;
        List<Scored> scored = score(head, asked, tested);
        return result(support, learned.length + tested.length + strangers.length, learned, scored, List.of(), seconds,
                List.of(Words.say("run.note.transfer")), openSet(support, learned, test, tested, strangers, scored));
    }

    /** Rows of the test file whose class the support file does not have are strangers. */
    private static Optional<OpenSetReport> openSet(EmbeddingFile support, int[] learned, EmbeddingFile test,
            int[] tested, int[] strangers, List<Scored> scored) {
        if (strangers.length == 0) {
            return Optional.empty();
        }
        var all = new Familiarities(
                new LabelledEmbeddings(support.features().select(learned),
                        Arrays.stream(learned).map(i -> support.labels()[i]).toArray(), support.classes().size()),
                Arrays.stream(learned).mapToObj(EmbeddingFile::rowName).toList(), support.classes());
        all.compare(test.features().select(IntStream.concat(Arrays.stream(tested), Arrays.stream(strangers)).toArray()),
                scored, Arrays.stream(strangers).mapToObj(EmbeddingFile::rowName).toList(),
                Arrays.stream(strangers).mapToObj(i -> test.classes().get(test.labels()[i])).toList());
        return OpenSetReport.of(all.rows(), leftOut -> new Threshold(leftOut).value());
    }

    private RunResult within(EmbeddingMethod<?> method, EmbeddingFile given) throws HandfulException {
        Dataset data = given.asDataset();
        int[] alone = new int[data.size()];
        Arrays.fill(alone, -1);
        List<Split> splits = spec.split() instanceof SplitSpec.Folds f
                ? Splitter.folds(data, alone, f, spec.seed())
                : List.of(Splitter.split(data, alone, spec.split(), spec.seed()));
        EmbeddingFile file = given.labelledAs(UsedClasses.of(data, splits));
        List<Scored> scored = new ArrayList<>();
        double seconds = 0;
        for (Split split : splits) {
            long from = System.nanoTime();
            Head head = fit(method, file, split.support());
            seconds += (System.nanoTime() - from) / 1e9;
            scored.addAll(score(head, file, split.test()));
        }
        boolean folds = splits.size() > 1;
        int[] learned = splits.stream().flatMapToInt(s -> Arrays.stream(s.support())).distinct().sorted().toArray();
        return result(file, data.size(), learned, folds ? Pooling.average(scored) : scored,
                Results.shortClasses(file.classes(), spec, labels(file, splits, Split::support),
                        labels(file, splits, Split::test)), seconds,
                folds ? List.of(Words.say("run.note.folds")) : List.of(), Optional.empty());
    }

    private static IntStream labels(EmbeddingFile file, List<Split> splits, Function<Split, int[]> side) {
        return splits.stream().map(side).flatMapToInt(Arrays::stream).distinct().map(r -> file.labels()[r]);
    }

    private <C extends Record> Head fit(EmbeddingMethod<C> method, EmbeddingFile file, int[] rows)
            throws HandfulException {
        job.token().throwIfCancelled();
        LabelledEmbeddings support = new LabelledEmbeddings(file.features().select(rows),
                Arrays.stream(rows).map(r -> file.labels()[r]).toArray(), file.classes().size());
        int[] counts = support.counts();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 0) {
                throw new InputException(Problem.TOO_FEW, Because.of("because.few.support", file.classes().get(k)));
            }
        }
        FitContext context = new FitContext(spec.seed(), job.token(), listener::event, Optional.empty(),
                names == null ? Extras.NONE : Extras.ofText(names.of(file.classes()))).withAuxiliary(auxiliary);
        return method.fit(support, Settings.parse(method, spec.settings()), context).last();
    }

    private static List<Scored> score(Head head, EmbeddingFile file, int[] rows) throws HandfulException {
        double[][] p = head.probabilities(file.features().select(rows));
        return IntStream.range(0, rows.length)
                .mapToObj(i -> new Scored(EmbeddingFile.rowName(rows[i]), file.labels()[rows[i]], p[i], Map.of()))
                .toList();
    }

    private static int[] labelled(EmbeddingFile file) {
        return IntStream.range(0, file.labels().length).filter(i -> file.labels()[i] >= 0).toArray();
    }

    private RunResult result(
            EmbeddingFile file, int images, int[] support, List<Scored> scored, List<String> shortClasses,
            double fitSeconds, List<String> also, Optional<OpenSetReport> openSet) throws HandfulException {
        List<String> notes = new ArrayList<>(also);
        PrivacySpent.of(Methods.byId(spec.method()), spec.settings(), support.length)
                .ifPresent(spent -> notes.add(PrivacyWords.of(spent)));
        if (auxiliary > 0) {
            notes.add(Words.say("run.note.auxiliary", file.features().dim() - auxiliary, auxiliary));
        }
        long from = System.nanoTime();
        var evaluation = Evaluator.evaluate(file.classes(), List.of(), scored);
        double evaluateSeconds = (System.nanoTime() - from) / 1e9;
        return new RunResult(0, spec.method(), Instant.now(), RunStatus.DONE, spec, images, file.classes(), List.of(),
                backbone(file), Results.settings(spec),
                Results.shots(spec), shortClasses, Arrays.stream(support).mapToObj(EmbeddingFile::rowName).toList(),
                evaluation, scored, new RunResult.Seconds(0, fitSeconds, evaluateSeconds), provenance, notes, openSet,
                Optional.empty());
    }

    private static RunResult.BackboneUsed backbone(EmbeddingFile file) {
        return file.backbone().isEmpty()
                ? null
                : new RunResult.BackboneUsed(file.backbone(), "", file.features().dim());
    }
}
