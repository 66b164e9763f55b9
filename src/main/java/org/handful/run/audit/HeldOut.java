package org.handful.run.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.eval.Pooling;
import org.handful.eval.Scored;
import org.handful.eval.Splitter;
import org.handful.eval.label.LabelIssues;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.embedding.Logistic;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.ProgressListener;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;

/**
 * What logistic regression says about every image that it has not learned from: stratified folds, near-duplicates in one
 * fold, the folds drawn several times and averaged while there are few images.
 *
 * @param data the images that were looked at; classes with one distinct image are left out, and named
 */
record HeldOut(List<Scored> predictions, Dataset data, List<String> unchecked, int fewest) {
    private static final int FOLDS = 5;
    private static final int REPEATS = 3;
    private static final int FEW = 400;

    /** @param rows of all images, in dataset order; @param groups near-duplicates share a number */
    static HeldOut of(Dataset all, EmbeddingMatrix rows, int[] groups, long seed, ProgressListener progress,
            CancelToken cancel) throws HandfulException {
        Map<Integer, Set<Object>> distinct = new HashMap<>();
        for (int i : all.usable()) {
            Object content = groups[i] < 0 ? all.samples().get(i).image().sha256() : (Object) groups[i];
            distinct.computeIfAbsent(all.samples().get(i).label(), _ -> new HashSet<>()).add(content);
        }
        List<String> unchecked = distinct.entrySet().stream().filter(e -> e.getValue().size() < 2)
                .map(e -> all.labels().name(e.getKey())).sorted().toList();
        int fewest = distinct.values().stream().mapToInt(Set::size).filter(n -> n > 1).min().orElse(0);
        Dataset data = new Dataset(all.labels(), all.attributeNames(), IntStream.range(0, all.size()).mapToObj(i -> {
            Sample s = all.samples().get(i);
            boolean used = all.usable(i) && distinct.get(s.label()).size() > 1;
            return new Sample(s.image(), s.label(), s.attributes(), used ? SplitRole.ANY : SplitRole.OFF);
        }).toList());
        int many = data.usable().length;
        var spec = new SplitSpec.Folds(Math.clamp(fewest, 2, FOLDS), many <= FEW ? REPEATS : 1);
        List<Split> folds = Splitter.folds(data, groups, spec, seed);
        List<Scored> scored = new ArrayList<>();
        for (int f = 0; f < folds.size(); f++) {
            cancel.throwIfCancelled();
            progress.update(f, folds.size());
            scored.addAll(fold(data, rows, folds.get(f), seed, cancel));
        }
        progress.update(folds.size(), folds.size());
        return new HeldOut(Pooling.average(scored), data, unchecked, fewest);
    }

    private static List<Scored> fold(Dataset data, EmbeddingMatrix rows, Split split, long seed, CancelToken cancel)
            throws HandfulException {
        int[] classes = Arrays.stream(split.support()).map(i -> data.samples().get(i).label()).distinct().sorted().toArray();
        int[] y = Arrays.stream(split.support())
                .map(i -> Arrays.binarySearch(classes, data.samples().get(i).label())).toArray();
        Logistic method = new Logistic();
        Head head = method.fit(new LabelledEmbeddings(rows.select(split.support()), y, classes.length),
                method.defaults(), new FitContext(seed, cancel, _ -> {}, Optional.empty())).last();
        double[][] p = head.probabilities(rows.select(split.test()));
        List<Scored> out = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Sample s = data.samples().get(split.test()[i]);
            // A class that is not among what was learned cannot be judged: its label stands.
            if (Arrays.binarySearch(classes, s.label()) >= 0) {
                double[] all = new double[data.labels().size()];
                for (int k = 0; k < classes.length; k++) {
                    all[classes[k]] = p[i][k];
                }
                out.add(new Scored(s.image().name(), s.label(), all, s.attributes()));
            }
        }
        return out;
    }

    LabelAudit audit() {
        List<LabelAudit.Suspect> suspects = new ArrayList<>();
        for (var doubt : LabelIssues.rank(predictions, data.labels().size())) {
            Scored s = predictions.get(doubt.position());
            if (doubt.margin() > 0) {
                suspects.add(new LabelAudit.Suspect(s.image(), data.labels().name(s.truth()),
                        data.labels().name(doubt.suggested()), s.probabilities()[s.truth()],
                        s.probabilities()[doubt.suggested()], doubt.flagged()));
            }
        }
        return new LabelAudit(suspects, predictions.size(), unchecked, fewest);
    }
}
