package org.handful.run.sessions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.eval.sessions.SessionCurve;
import org.handful.eval.sessions.SessionFigures;
import org.handful.math.Vectors;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.incremental.Calibration;
import org.handful.method.embedding.incremental.Teen;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.SplitSpec;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.sessions.NewClasses.NewClass;
import org.handful.run.work.Pace;
import org.handful.store.record.RunImage;
import org.handful.store.record.StoredRun;

/**
 * Adds classes to the class means of a finished run's support images, and tests after each session on all classes seen so
 * far: those of the run on the images that it was tested on, new ones on the images that they were not learned from. Old
 * means are never touched, and nothing is known of the session that a test image is from. Means are of embeddings as they
 * come, compared by cosine, as TEEN has it.
 */
public final class SessionWork {
    private static final Normaliser AS_IS = new Normaliser(Normalisation.NONE, new double[0]);

    private final ImageFeed feed;
    private final StoredRun run;
    private final SessionPlan plan;
    private final Job<?> job;
    private final List<ImageRef> learned = new ArrayList<>();
    private final List<ImageRef> tested = new ArrayList<>();
    private final List<Integer> learnedAs = new ArrayList<>();
    private final List<Integer> testedAs = new ArrayList<>();

    public SessionWork(ImageFeed feed, StoredRun run, SessionPlan plan, Job<?> job) {
        this.feed = feed;
        this.run = run;
        this.plan = plan;
        this.job = job;
    }

    /**
     * @param groups number of the group of near-duplicates of every image of the dataset
     * @throws InputException when there is no class to add, or no image of the run's classes to test on
     */
    public SessionReport perform(Dataset data, int[] groups) throws HandfulException {
        List<String> base = run.summary().classes();
        if (run.summary().spec().split() instanceof SplitSpec.Folds || run.test().isEmpty()) {
            throw new InputException(Problem.TOO_FEW, Because.of("because.sessions.folds"));
        }
        NewClasses added = NewClasses.of(data, groups, run, plan);
        if (added.classes().isEmpty()) {
            throw new InputException(Problem.TOO_FEW, Because.of("because.sessions.none"));
        }
        collect(data, added.classes());
        EmbeddingMatrix support = embeddings(learned);
        EmbeddingMatrix test = embeddings(tested);
        int dim = support.dim();
        double[] means = means(support, base.size() + added.classes().size());
        double[] queries = AS_IS.apply(test);
        List<String> names = added.classes().stream().map(NewClass::name).toList();
        List<SessionFigures> plain = new ArrayList<>();
        List<SessionFigures> teen = new ArrayList<>();
        int step = plan.perSession() == 0 ? names.size() : plan.perSession();
        int session = 0;
        for (int seen = 0; ; seen = Math.min(names.size(), seen + step)) {
            job.token().betweenSteps();
            int classes = base.size() + seen;
            double[] now = Arrays.copyOf(means, classes * dim);
            List<String> brought = names.subList(Math.max(0, Math.min(seen, (session - 1) * step)), seen);
            plain.add(figures(session, brought, base.size(), now, 0, queries));
            teen.add(figures(session, brought, base.size(), now, Teen.SHIFT, queries));
            session++;
            if (seen == names.size()) {
                break;
            }
        }
        return new SessionReport(plan, run.summary().name(), run.summary().spec().backbone(), base, added.tooFew(),
                List.of(new SessionCurve(SessionReport.GROWTH, plain), new SessionCurve(SessionReport.TEEN, teen)));
    }

    private void collect(Dataset data, List<NewClass> added) {
        run.support().forEach(i -> put(i, learned, learnedAs));
        run.test().forEach(i -> put(i, tested, testedAs));
        int number = run.summary().classes().size();
        for (NewClass one : added) {
            for (int i : one.support()) {
                learned.add(data.samples().get(i).image());
                learnedAs.add(number);
            }
            for (int i : one.test()) {
                tested.add(data.samples().get(i).image());
                testedAs.add(number);
            }
            number++;
        }
    }

    private static void put(RunImage image, List<ImageRef> images, List<Integer> labels) {
        images.add(new ImageRef(image.name(), image.sha256(), 0, 0, 0));
        labels.add(image.truth());
    }

    private EmbeddingMatrix embeddings(List<ImageRef> images) throws HandfulException {
        return feed.embeddings(images, new Pace(job, Stage.EMBEDDING), job.token());
    }

    private double[] means(EmbeddingMatrix support, int classes) {
        int dim = support.dim();
        double[] means = new double[classes * dim];
        int[] counts = new int[classes];
        for (int i = 0; i < support.rows(); i++) {
            counts[learnedAs.get(i)]++;
            for (int j = 0; j < dim; j++) {
                means[learnedAs.get(i) * dim + j] += support.get(i, j);
            }
        }
        for (int j = 0; j < means.length; j++) {
            means[j] /= Math.max(1, counts[j / dim]);
        }
        return means;
    }

    private SessionFigures figures(
            int session, List<String> brought, int base, double[] means, double shift, double[] queries) {
        int dim = queries.length / testedAs.size();
        int classes = means.length / dim;
        boolean[] old = new boolean[classes];
        Arrays.fill(old, 0, base, true);
        double[] p = Calibration.of(means, dim, old, Teen.TAU, shift);
        for (int k = 0; k < classes; k++) {
            Vectors.unit(p, k * dim, dim);
        }
        int[] asked = IntStream.range(0, testedAs.size()).filter(i -> testedAs.get(i) < classes).toArray();
        int[] truth = Arrays.stream(asked).map(testedAs::get).toArray();
        int[] predicted = Arrays.stream(asked).map(i -> nearest(queries, i * dim, p, classes, dim)).toArray();
        return SessionFigures.of(session, brought, base, classes, truth, predicted);
    }

    private static int nearest(double[] x, int offset, double[] p, int classes, int dim) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            double s = Vectors.dot(x, offset, p, k * dim, dim);
            if (s > most) {
                most = s;
                best = k;
            }
        }
        return best;
    }
}
