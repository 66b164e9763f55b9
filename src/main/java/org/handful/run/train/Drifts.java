package org.handful.run.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.multilabel.LabelSplit;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.shelf.Drift;
import org.handful.store.ProjectFile;
import org.handful.store.record.RunImage;
import org.handful.store.record.StoredRun;

/** Compares what a run saw with what the same settings would see in the project now. */
public final class Drifts {
    /** An image as a run uses it. @param className null without a label */
    private record Use(String sha256, String className, Map<String, String> attributes, Set<SplitRole> sides) {}

    /** How images would be divided now. @param support positions in the data @param test the same */
    private record Planned(Dataset data, int[] support, int[] test) {
        static Planned of(Dataset now, RunSpec spec) throws HandfulException {
            if (LabelRuns.is(spec)) {
                MultiLabelPlan plan = LabelRuns.plan(spec);
                LabelSplit split = LabelSplit.of(now, RunPlan.groups(now), plan.shots(), plan.seed());
                return new Planned(now, split.support(), split.test());
            }
            RunPlan plan = RunPlan.of(now, spec);
            return new Planned(plan.data(), plan.split().support(), plan.split().test());
        }

        Map<String, Use> uses() {
            Map<String, Use> out = new TreeMap<>();
            add(out, support, SplitRole.SUPPORT);
            add(out, test, SplitRole.TEST);
            return out;
        }

        private void add(Map<String, Use> out, int[] positions, SplitRole side) {
            Arrays.stream(positions).mapToObj(i -> data.samples().get(i))
                    .forEach(s -> out.computeIfAbsent(s.image().name(), _ -> use(data, s)).sides.add(side));
        }
    }

    private Drifts() {}

    public static Drift of(long id, ProjectFile file, Dataset now) throws HandfulException {
        StoredRun run = file.run(id);
        Map<String, Use> then = then(run);
        Map<String, Use> there = there(now);
        List<String> gone = Repeat.gone(run, file.contents(Repeat.digests(run)).keySet());
        List<String> removed = then.keySet().stream().filter(n -> !there.containsKey(n)).toList();
        List<String> relabelled = both(then, there, (a, b) -> !java.util.Objects.equals(a.className, b.className));
        List<String> replaced = both(then, there, (a, b) -> !a.sha256.equals(b.sha256));
        List<String> described = both(then, there, (a, b) -> !a.attributes.equals(b.attributes));
        try {
            Planned plan = Planned.of(now, run.summary().spec());
            Map<String, Use> planned = plan.uses();
            List<String> added = planned.keySet().stream().filter(n -> !then.containsKey(n)).toList();
            List<String> moved = then.keySet().stream().filter(there::containsKey)
                    .filter(n -> !planned.containsKey(n) || !planned.get(n).sides.equals(then.get(n).sides)).toList();
            return new Drift(removed, added, relabelled, replaced, moved, described,
                    !plan.data().labels().names().equals(run.summary().classes()), gone, "");
        } catch (HandfulException e) {
            return new Drift(removed, List.of(), relabelled, replaced, List.of(), described, false, gone,
                    e.userMessage());
        }
    }

    private static List<String> both(Map<String, Use> then, Map<String, Use> now, BiPredicate<Use, Use> differ) {
        List<String> out = new ArrayList<>();
        then.forEach((name, use) -> {
            if (now.containsKey(name) && differ.test(use, now.get(name))) {
                out.add(name);
            }
        });
        return out;
    }

    private static Map<String, Use> then(StoredRun run) {
        Map<String, Use> out = new TreeMap<>();
        List<String> classes = run.summary().classes();
        run.support().forEach(i -> put(out, i, classes, SplitRole.SUPPORT));
        run.test().forEach(i -> put(out, i, classes, SplitRole.TEST));
        return out;
    }

    private static void put(Map<String, Use> out, RunImage image, List<String> classes, SplitRole side) {
        out.computeIfAbsent(image.name(), _ -> new Use(image.sha256(),
                image.truth() < 0 ? null : classes.get(image.truth()), image.attributes(),
                EnumSet.noneOf(SplitRole.class))).sides.add(side);
    }

    private static Map<String, Use> there(Dataset now) {
        Map<String, Use> out = new TreeMap<>();
        now.samples().forEach(s -> out.put(s.image().name(), use(now, s)));
        return out;
    }

    private static Use use(Dataset data, Sample s) {
        return new Use(s.image().sha256(), s.labelled() ? data.labels().name(s.label()) : null, s.attributes(),
                EnumSet.noneOf(SplitRole.class));
    }
}
