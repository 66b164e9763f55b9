package org.handful.ui.images.gallery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measured;
import org.handful.ui.images.facts.RunFindings;

/**
 * Everything that decides which images stand where. Immutable; {@link #gallery()} may run on any thread.
 *
 * @param dates by name, for sorting by date
 * @param distances by name, for sorting by distance to the class mean
 * @param measures what was computed from the pixels
 */
record Arrangement(
        Dataset data, Predicate<Sample> shown, Grouping grouping, Sorting sorting, boolean reversed, RunFindings run,
        Map<String, Instant> dates, Map<String, Double> distances, MeasureTable measures) {
    private record Keyed(Sample sample, double key) {}

    Gallery gallery() {
        Map<Lane, List<Sample>> lanes = new LinkedHashMap<>();
        grouping.order(data, run, measures).forEach(lane -> lanes.put(lane, new ArrayList<>()));
        Function<Sample, Lane> laneOf = grouping.lanes(data, run, measures);
        for (Sample s : data.samples()) {
            if (shown.test(s)) {
                lanes.computeIfAbsent(laneOf.apply(s), lane -> new ArrayList<>()).add(s);
            }
        }
        List<Sample> order = new ArrayList<>();
        List<Gallery.Group> groups = new ArrayList<>();
        lanes.forEach((lane, samples) -> {
            if (!samples.isEmpty()) {
                groups.add(new Gallery.Group(lane, order.size(), samples.size()));
                order.addAll(sorted(samples));
            }
        });
        return new Gallery(data.labels(), order, groups);
    }

    /** The dataset is sorted by name already, and every sort here keeps that among equals; the unknown comes last. */
    private List<Sample> sorted(List<Sample> samples) {
        if (sorting == Sorting.NAME) {
            return reversed ? samples.reversed() : samples;
        }
        ToDoubleFunction<Sample> key = key();
        Comparator<Keyed> byKey = Comparator.comparingDouble(Keyed::key);
        Comparator<Keyed> order = sorting.descending() != reversed ? byKey.reversed() : byKey;
        return samples.stream().map(s -> new Keyed(s, key.applyAsDouble(s)))
                .sorted(Comparator.comparing((Keyed k) -> Double.isNaN(k.key)).thenComparing(order))
                .map(Keyed::sample).toList();
    }

    private ToDoubleFunction<Sample> key() {
        return switch (sorting) {
            case NAME -> s -> 0;
            case DATE -> s -> {
                Instant date = dates.get(s.image().name());
                return date == null ? Double.NaN : date.toEpochMilli();
            };
            case CONFIDENCE -> s -> found(s, RunFindings.Finding::confidence);
            case LOSS -> s -> found(s, RunFindings.Finding::loss);
            case DISTANCE -> s -> distances.getOrDefault(s.image().name(), Double.NaN);
            case BRIGHTNESS -> s -> measured(s, Measured::lightness);
            case SHARPNESS -> s -> measured(s, Measured::sharpness);
        };
    }

    private double measured(Sample s, ToDoubleFunction<Measured> what) {
        return measures.measured(s.image()).stream().mapToDouble(what).findFirst().orElse(Double.NaN);
    }

    private double found(Sample s, ToDoubleFunction<RunFindings.Finding> what) {
        RunFindings.Finding finding = run.about(s.image().name());
        return finding == null ? Double.NaN : what.applyAsDouble(finding);
    }
}
