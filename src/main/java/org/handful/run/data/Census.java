package org.handful.run.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.handful.model.Dataset;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;

/**
 * The images of a snapshot, counted once, so that nothing that shows counts has to go through 50,000 images.
 *
 * @param perClass in the order of the label space
 * @param sides every role, with 0 where there is none
 * @param values attribute to value to number of images, both sorted
 */
public record Census(LabelSpace labels, int images, List<Integer> perClass, int unlabelled,
        Map<SplitRole, Integer> sides, SortedMap<String, SortedMap<String, Integer>> values) {
    public static Census of(Dataset data) {
        int[] perClass = new int[data.labels().size()];
        int unlabelled = 0;
        int[] sides = new int[SplitRole.values().length];
        Map<String, Map<String, int[]>> values = new HashMap<>();
        for (Sample s : data.samples()) {
            sides[s.role().ordinal()]++;
            if (s.labelled()) {
                perClass[s.label()]++;
            } else {
                unlabelled++;
            }
            s.attributes().forEach((name, value) -> values.computeIfAbsent(name, n -> new HashMap<>())
                    .computeIfAbsent(value, v -> new int[1])[0]++);
        }
        List<Integer> counts = new ArrayList<>();
        for (int n : perClass) {
            counts.add(n);
        }
        Map<SplitRole, Integer> bySide = new EnumMap<>(SplitRole.class);
        for (SplitRole role : SplitRole.values()) {
            bySide.put(role, sides[role.ordinal()]);
        }
        return new Census(data.labels(), data.size(), counts, unlabelled, bySide, sorted(data, values));
    }

    private static SortedMap<String, SortedMap<String, Integer>> sorted(
            Dataset data, Map<String, Map<String, int[]>> values) {
        SortedMap<String, SortedMap<String, Integer>> all = new TreeMap<>();
        for (String attribute : data.attributeNames()) {
            SortedMap<String, Integer> counts = new TreeMap<>();
            values.getOrDefault(attribute, Map.of()).forEach((value, n) -> counts.put(value, n[0]));
            all.put(attribute, counts);
        }
        return all;
    }
}
