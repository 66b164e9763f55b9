package org.handful.run.why;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Head;
import org.handful.model.CancelToken;
import org.handful.model.ImageRef;
import org.handful.model.ProgressListener;
import org.handful.model.Split;
import org.handful.model.SplitSpec;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.train.Repeat;
import org.handful.run.train.RunPlan;
import org.handful.store.ProjectFile;
import org.handful.store.record.StoredRun;
import org.handful.tune.LiveModel;

/**
 * The models of a cross-validation. What such a run says to an image is the mean of those that did not learn from it, so these
 * are explained and not the one that was kept, which learned from every image. They are learned again, the first time that
 * they are asked for, with the same settings and seed.
 */
final class FoldModels {
    private final RunPlan plan;
    private final ImageFeed feed;
    private final EmbeddingMethod<?> method;
    /** By the split itself: two are never the same. */
    private final Map<Split, Head> learned = new IdentityHashMap<>();

    private FoldModels(RunPlan plan, ImageFeed feed, EmbeddingMethod<?> method) {
        this.plan = plan;
        this.feed = feed;
        this.method = method;
    }

    /** Empty for a run without folds, for a training inside the network, and where an image has left the project. */
    static Optional<FoldModels> of(StoredRun run, ProjectFile file, ImageFeed feed) throws HandfulException {
        if (!(run.summary().spec().split() instanceof SplitSpec.Folds)) {
            return Optional.empty();
        }
        try {
            RunPlan plan = Repeat.of(run, file).plan();
            return plan.method() instanceof EmbeddingMethod<?> m ? Optional.of(new FoldModels(plan, feed, m))
                    : Optional.empty();
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    RunPlan plan() {
        return plan;
    }

    /** The splits whose model was tested on an image; none for one that every model learned from, or that none has seen. */
    List<Split> testedOn(ImageRef image) {
        return plan.folds().stream().filter(fold -> Arrays.stream(fold.test())
                .anyMatch(i -> plan.data().samples().get(i).image().name().equals(image.name()))).toList();
    }

    List<Head> heads(List<Split> folds, ProgressListener progress, CancelToken cancel) throws HandfulException {
        List<Head> out = new ArrayList<>();
        for (Split fold : folds) {
            cancel.throwIfCancelled();
            progress.update(out.size(), folds.size());
            Head known = learned.get(fold);
            out.add(known == null ? learn(fold, cancel) : known);
            learned.put(fold, out.getLast());
        }
        progress.update(folds.size(), folds.size());
        return out;
    }

    private Head learn(Split fold, CancelToken cancel) throws HandfulException {
        return method.restore(plan.learner(feed).beside(plan.unchecked(fold)).fit(method, plan.spec(), fold.support(),
                new int[0], _ -> { }, cancel, LiveModel.Port.NONE).last().state());
    }
}
