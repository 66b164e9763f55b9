package org.handful.run.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.math.SeededRandom;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.LabelledEmbeddings;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.result.RunResult;
import org.handful.run.shelf.RunImages;
import org.handful.run.shelf.RunImages.Used;
import org.handful.run.work.Pace;

/**
 * Attacks the method of a run with the settings of the run, once as it is and once in private. There are twice as many
 * images as the run learned from, where it tested on as many, so that each half is as large as the run's support set.
 */
public final class MembershipWork {
    private static final String PRIVATE_HEAD = "dp-head";
    private static final int FEWEST = 10;

    private final RunResult run;
    private final MembershipPlan plan;
    private final Job<?> job;

    public MembershipWork(RunResult run, MembershipPlan plan, Job<?> job) {
        this.run = run;
        this.plan = plan;
        this.job = job;
    }

    /**
     * The method, if it can be attacked: hundreds of trainings inside the network would take days.
     *
     * @throws InputException when it cannot
     */
    public static EmbeddingMethod<?> check(String method) throws InputException {
        if (Methods.byId(method) instanceof EmbeddingMethod<?> embeds && !embeds.needsText()) {
            return embeds;
        }
        throw new InputException(Problem.BAD_SETTING, "method", method, Because.of("because.membership.method"));
    }

    /**
     * @param images of the run
     * @param refs images of the project by name
     * @throws InputException when the method trains inside the network, or when there are too few images left
     */
    public MembershipReport perform(RunImages images, Map<String, ImageRef> refs, ImageFeed feed) throws HandfulException {
        EmbeddingMethod<?> method = check(run.spec().method());
        List<Used> pool = pool(images, refs);
        if (pool.size() < FEWEST) {
            throw new InputException(Problem.TOO_FEW, Because.of("because.membership.few", FEWEST, pool.size()));
        }
        EmbeddingMatrix x = feed.fused(pool.stream().map(u -> refs.get(u.name())).toList(),
                new Pace(job, Stage.EMBEDDING), job.token());
        List<String> classes = pool.stream().map(Used::className).distinct().sorted().toList();
        var labelled = new LabelledEmbeddings(x, pool.stream().mapToInt(u -> classes.indexOf(u.className())).toArray(),
                classes.size());
        var models = new ShadowModels(labelled, feed.auxiliary(), attributes(pool), plan.shadows() + 1, plan.seed(), job.token());
        boolean isPrivate = run.privacy().isPresent();
        Pace pace = new Pace(job, Stage.FITTING);
        var plain = models.attack(method, isPrivate ? with("noise", "none") : run.spec().settings(),
                (done, total) -> pace.update(done, 2 * total));
        Map<String, String> guard = isPrivate ? with("noise", "repeatable") : new TreeMap<>(Map.of("noise", "repeatable"));
        guard.put("epsilon", String.valueOf(plan.epsilon()));
        EmbeddingMethod<?> guardedBy = isPrivate ? method : check(PRIVATE_HEAD);
        var guarded = models.attack(guardedBy, guard,
                (done, total) -> pace.update(total + done, 2 * total));
        return new MembershipReport(plan, run.name(), run.spec().backbone(), pool.size(), plain, guarded);
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> out = new TreeMap<>(run.spec().settings());
        out.put(name, value);
        return out;
    }

    /** What the run learned from, and as many of each class that it was tested on. */
    private List<Used> pool(RunImages images, Map<String, ImageRef> refs) {
        List<Used> out = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Map<String, Integer> wanted = new HashMap<>();
        for (Used u : images.support()) {
            if (usable(u, refs) && taken.add(u.name())) {
                out.add(u);
                wanted.merge(u.className(), 1, Integer::sum);
            }
        }
        int[] order = SeededRandom.permutation(images.test().size(), SeededRandom.of(plan.seed(), "membership pool"));
        for (int i : order) {
            Used u = images.test().get(i);
            if (usable(u, refs) && wanted.getOrDefault(u.className(), 0) > 0 && taken.add(u.name())) {
                out.add(u);
                wanted.merge(u.className(), -1, Integer::sum);
            }
        }
        return out;
    }

    private boolean usable(Used image, Map<String, ImageRef> refs) {
        return run.classes().contains(image.className()) && refs.containsKey(image.name());
    }

    private static List<int[]> attributes(List<Used> pool) {
        TreeSet<String> names = new TreeSet<>();
        pool.forEach(u -> names.addAll(u.attributes().keySet()));
        List<int[]> out = new ArrayList<>();
        for (String name : names) {
            Map<String, Integer> numbers = new HashMap<>();
            out.add(pool.stream().mapToInt(u -> {
                String value = u.attributes().get(name);
                return value == null ? -1 : numbers.computeIfAbsent(value, _ -> numbers.size());
            }).toArray());
        }
        return out;
    }
}
