package org.handful.run.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handful.eval.Scored;
import org.handful.eval.label.Twins;
import org.handful.image.PerceptualHash;
import org.handful.math.Vectors;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ProgressListener;
import org.handful.model.Sample;
import org.handful.run.audit.TwinAudit.Side;
import org.handful.run.audit.TwinAudit.Twin;
import org.handful.run.shelf.RunImages;

/** Looks for near-duplicates that matter: by their pixels, and by what the backbone sees. */
final class TwinWork {
    private final Dataset data;
    private final int[] usable;
    private final int[] group;
    private final double[] unit;
    private final int dim;
    private final TwinAudit sides;
    private final int[] label;
    private final Side[] now;
    private final Side[] before;

    /** @param rows embeddings of the whole dataset. @param groups near-duplicates by their pixels share a number */
    private TwinWork(Dataset data, EmbeddingMatrix rows, int[] groups, RunImages images) {
        this.data = data;
        usable = data.usable();
        group = Arrays.stream(usable).map(i -> groups[i]).toArray();
        dim = rows.dim();
        unit = new double[usable.length * dim];
        for (int i = 0; i < usable.length; i++) {
            for (int j = 0; j < dim; j++) {
                unit[i * dim + j] = rows.get(usable[i], j);
            }
            Vectors.unit(unit, i * dim, dim);
        }
        sides = new TwinAudit(List.of(), 0, inRun(images), 0, 0);
        // Asked for every two images: kept where that costs next to nothing.
        label = Arrays.stream(usable).map(i -> data.samples().get(i).label()).toArray();
        now = Arrays.stream(usable).mapToObj(i -> sides.side(data.samples().get(i))).toArray(Side[]::new);
        before = Arrays.stream(usable).mapToObj(i -> sides.inRun()
                .getOrDefault(data.samples().get(i).image().name(), Side.NEITHER)).toArray(Side[]::new);
    }

    static TwinAudit of(Dataset data, EmbeddingMatrix rows, int[] groups, RunImages images, List<Scored> predictions,
            ProgressListener progress, CancelToken cancel) {
        var work = new TwinWork(data, rows, groups, images);
        List<Twin> twins = new ArrayList<>(work.copies());
        Twins close = Twins.of(work.unit, work.dim, work.group, (i, j) -> work.matters(i, j, false), progress, cancel);
        close.pairs().forEach(p -> twins.add(work.twin(p.first(), p.second(), false)));
        Set<String> told = twins.stream().filter(t -> work.acrossInRun(t.first(), t.second(), t.copy()))
                .flatMap(t -> Stream.of(t.first(), t.second())).collect(Collectors.toSet());
        List<Scored> fair = predictions.stream().filter(p -> !told.contains(p.image())).toList();
        return new TwinAudit(twins, work.usable.length, work.sides.inRun(), fair.size(),
                (int) fair.stream().filter(Scored::correct).count());
    }

    /** Of each image the likest copy that matters, each pair once. */
    private List<Twin> copies() {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            members.computeIfAbsent(group[i], _ -> new ArrayList<>()).add(i);
        }
        Set<Twin> out = new LinkedHashSet<>();
        for (List<Integer> same : members.values()) {
            for (int i : same) {
                same.stream().filter(j -> j != i && matters(i, j, true)).min(Comparator.comparingInt(j -> bits(i, j)))
                        .ifPresent(j -> out.add(twin(Math.min(i, j), Math.max(i, j), true)));
            }
        }
        return List.copyOf(out);
    }

    private boolean matters(int i, int j, boolean copy) {
        return label[i] != label[j] || TwinAudit.across(now[i], now[j], copy)
                || TwinAudit.across(before[i], before[j], copy);
    }

    private boolean acrossInRun(String a, String b, boolean copy) {
        return TwinAudit.across(sides.inRun().getOrDefault(a, Side.NEITHER), sides.inRun().getOrDefault(b, Side.NEITHER),
                copy);
    }

    private Twin twin(int i, int j, boolean copy) {
        boolean turned = now[j] == Side.LEARNED && now[i] != Side.LEARNED;
        Sample first = sample(turned ? j : i);
        Sample second = sample(turned ? i : j);
        return new Twin(first.image().name(), second.image().name(), copy,
                Math.min(1, Vectors.dot(unit, i * dim, unit, j * dim, dim)));
    }

    private Sample sample(int i) {
        return data.samples().get(usable[i]);
    }

    private int bits(int i, int j) {
        return PerceptualHash.distance(sample(i).image().perceptualHash(), sample(j).image().perceptualHash());
    }

    private static Map<String, Side> inRun(RunImages images) {
        Map<String, Side> out = new HashMap<>();
        images.support().forEach(u -> out.put(u.name(), Side.LEARNED));
        images.test().forEach(u -> out.merge(u.name(), Side.TESTED, (a, b) -> Side.BOTH));
        return out;
    }
}
