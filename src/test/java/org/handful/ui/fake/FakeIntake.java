package org.handful.ui.fake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handful.error.HandfulException;
import org.handful.model.Sample;
import org.handful.run.Job;
import org.handful.run.intake.AttributeReport;
import org.handful.run.intake.DuplicateGroup;
import org.handful.run.intake.Duplicates;
import org.handful.run.intake.ImageTimes;
import org.handful.run.intake.Intake;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measures;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportReport;

/** Knows the shapes of images but never looked at their pixels. */
final class FakeIntake implements Intake, Measures, Duplicates {
    private final FakeSession session;
    private final Set<Set<String>> kept = new HashSet<>();

    FakeIntake(FakeSession session) {
        this.session = session;
    }

    @Override
    public Job<ImportReport> take(List<ImageInput> pictures, Optional<String> intoClass) {
        Job<ImportReport> job = new Job<>("Importing images");
        job.result().complete(new FakeImport(session, session.files).take(pictures, intoClass));
        return job;
    }

    @Override
    public AttributeReport readAttributes(Path table) {
        throw new UnsupportedOperationException("a fake reads no tables");
    }

    @Override
    public Map<String, ImageTimes> times() {
        return Map.of();
    }

    @Override
    public Measures measures() {
        return this;
    }

    @Override
    public Duplicates duplicates() {
        return this;
    }

    @Override
    public MeasureTable table() {
        return MeasureTable.of(Map.of(), session.dataset());
    }

    @Override
    public void onChange(Runnable listener) {
        // nothing is computed later
    }

    @Override
    public Job<Integer> complete() {
        Job<Integer> job = new Job<>("Looking at images");
        job.result().complete(0);
        return job;
    }

    @Override
    public void adopt(String attribute, Map<String, String> valueByImage) throws HandfulException {
        for (Map.Entry<String, String> e : valueByImage.entrySet()) {
            session.setAttribute(List.of(e.getKey()), attribute, e.getValue());
        }
    }

    @Override
    public List<DuplicateGroup> open() {
        Map<String, Sample> byName = new HashMap<>();
        session.dataset().samples().forEach(s -> byName.put(s.image().name(), s));
        return session.nearDuplicates().stream().filter(names -> !kept.contains(names))
                .map(names -> names.stream().filter(byName::containsKey).sorted().map(byName::get).toList())
                .filter(images -> images.size() > 1).map(DuplicateGroup::new).toList();
    }

    @Override
    public void keepAll(DuplicateGroup group) {
        kept.add(Set.copyOf(group.names()));
        session.changed();
    }

    @Override
    public void keepOne(DuplicateGroup group, String image) throws HandfulException {
        session.removeImages(group.names().stream().filter(n -> !n.equals(image)).toList());
    }
}
