package org.handful.run.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.eval.Scored;
import org.handful.eval.split.SplitSpread;
import org.handful.method.EmbeddingMethod;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.SplitSpec;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.Classifier;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.fitted.Learner;
import org.handful.run.train.RunPlan;
import org.handful.run.work.Pace;
import org.handful.store.ProjectFile;
import org.handful.tune.LiveModel;

/** Fits the method of a run again on other splits of the images as they are now, from embeddings that are kept. */
final class Redraw {
    private static final int FOLDS = 5;
    private static final int REPEATS = 10;

    private Redraw() {}

    /** @throws HandfulException when the method trains inside the network, or when there are too few images */
    static SplitSpread of(Audits.Draw draw, Dataset all, RunSpec asked, ProjectFile file, ImageFeed feed, Job<?> job)
            throws HandfulException {
        var split = draw == Audits.Draw.LEAVE_ONE_OUT ? new SplitSpec.Folds(Math.max(2, all.usable().length), 1)
                : new SplitSpec.Folds(Math.clamp(fewest(all), 2, FOLDS), REPEATS);
        RunPlan plan = RunPlan.of(all, asked.with(split)).withTextOf(file);
        if (!(plan.method() instanceof EmbeddingMethod<?>)) {
            throw new InputException(Problem.BAD_SETTING, "method", asked.method(),
                    Because.of("because.method.embeddings"));
        }
        feed.fused(Arrays.stream(all.usable()).mapToObj(i -> all.samples().get(i).image()).toList(),
                new Pace(job, Stage.EMBEDDING), job.token());
        Learner learner = plan.learner(feed);
        List<List<Scored>> scored = new ArrayList<>();
        Pace pace = new Pace(job, Stage.FITTING);
        for (Split fold : plan.folds()) {
            job.token().throwIfCancelled();
            pace.update(scored.size(), plan.folds().size());
            Classifier fitted = learner.beside(plan.unchecked(fold)).fit(plan.method(), plan.spec(), fold.support(), new int[0], _ -> {}, job.token(),
                    LiveModel.Port.NONE).last();
            scored.add(score(plan.data(), fold.test(), fitted, job));
        }
        pace.update(scored.size(), plan.folds().size());
        return SplitSpread.of(scored, plan.folds().stream().mapToInt(f -> f.support().length).toArray());
    }

    private static List<Scored> score(Dataset data, int[] test, Classifier fitted, Job<?> job) throws HandfulException {
        List<Sample> samples = Arrays.stream(test).mapToObj(i -> data.samples().get(i)).toList();
        List<ImageRef> images = samples.stream().map(Sample::image).toList();
        double[][] p = fitted.probabilities(images, (_, _) -> {}, job.token());
        List<Scored> out = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            out.add(new Scored(images.get(i).name(), samples.get(i).label(), p[i], samples.get(i).attributes()));
        }
        return out;
    }

    /** Distinct images of the smallest class that has two: more folds than that would lack it. */
    private static int fewest(Dataset all) {
        Map<Integer, Set<String>> distinct = new HashMap<>();
        for (int i : all.usable()) {
            Sample s = all.samples().get(i);
            distinct.computeIfAbsent(s.label(), _ -> new HashSet<>()).add(s.image().sha256());
        }
        return distinct.values().stream().mapToInt(Set::size).filter(n -> n > 1).min().orElse(2);
    }
}
