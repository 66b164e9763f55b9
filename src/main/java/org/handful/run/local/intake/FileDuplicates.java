package org.handful.run.local.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.run.camera.Burst;
import org.handful.run.intake.DuplicateGroup;
import org.handful.run.intake.Duplicates;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measured;
import org.handful.run.local.data.Editing;
import org.handful.store.ProjectFile;

/** Near-duplicates of a project and what was decided about them. */
record FileDuplicates(
        ProjectFile file, MeasureBook book, Supplier<Dataset> data, Function<Dataset, List<Set<String>>> alike,
        Editing editing) implements Duplicates {
    @Override
    public List<DuplicateGroup> groups() throws HandfulException {
        Dataset now = data.get();
        List<Set<String>> found = alike.apply(now);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Set<String>> kept = file.facts().keptDuplicates();
        Map<String, Sample> byName = new HashMap<>();
        now.samples().forEach(s -> byName.put(s.image().name(), s));
        Comparator<Sample> best = best(book.table(now));
        List<DuplicateGroup> out = new ArrayList<>();
        for (Set<String> names : found) {
            List<Sample> images = names.stream().map(byName::get).sorted(best).toList();
            Set<String> digests = digests(images);
            boolean decided = ofOneBurst(images) || kept.stream().anyMatch(k -> k.containsAll(digests));
            out.add(new DuplicateGroup(images, decided));
        }
        return out;
    }

    @Override
    public void keepAll(DuplicateGroup group) throws HandfulException {
        editing.make(f -> f.facts().keepDuplicates(digests(group.images()), group.images().size()));
    }

    @Override
    public void keepOne(DuplicateGroup group, String image) throws HandfulException {
        editing.make(f -> f.removeImages(group.names().stream().filter(n -> !n.equals(image)).toList()));
    }

    /** Who holds the button of a camera down knows that its pictures look alike, and wants them. */
    private static boolean ofOneBurst(List<Sample> images) {
        return images.stream().allMatch(s -> Burst.took(s.image().name()))
                && images.stream().mapToInt(Sample::label).distinct().count() == 1;
    }

    private static Set<String> digests(List<Sample> images) {
        Set<String> out = new HashSet<>();
        images.forEach(s -> out.add(s.image().sha256()));
        return out;
    }

    /** The largest first, among equals the sharpest. */
    private static Comparator<Sample> best(MeasureTable measures) {
        return Comparator
                .comparingLong((Sample s) -> -(long) s.image().width() * s.image().height())
                .thenComparingDouble(s -> -measures.measured(s.image()).map(Measured::sharpness).orElse(0.0))
                .thenComparing(s -> s.image().name());
    }
}
