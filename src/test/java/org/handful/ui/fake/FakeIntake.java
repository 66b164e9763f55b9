package org.handful.ui.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handful.error.HandfulException;
import org.handful.model.Sample;
import org.handful.run.Job;
import org.handful.run.intake.DuplicateGroup;
import org.handful.run.intake.Duplicates;
import org.handful.run.intake.ImageTimes;
import org.handful.run.intake.Intake;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measured;
import org.handful.run.intake.Measures;
import org.handful.run.intake.TableOutcome;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportReport;

/** Knows the shapes of images, and of their pixels what a test tells it. */
final class FakeIntake implements Intake, Measures, Duplicates {
    private final FakeSession session;
    private final Set<Set<String>> kept = new HashSet<>();
    private final Map<String, Measured> measured = new HashMap<>();
    private final Set<String> fine = new HashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();

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
    public TableOutcome readTable(Path table) throws HandfulException {
        // What is in it is a matter of the real one: here the first image changes, and a row of labels names no image.
        String name = table.getFileName().toString();
        session.setAttribute(List.of(session.dataset().samples().getFirst().image().name()), "place", name);
        return name.startsWith("labels") ? new TableOutcome(name, true, List.of(), 2, 1, List.of("line 4"))
                : new TableOutcome(name, false, List.of("place"), 2, 0, List.of());
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
        return MeasureTable.of(measured, session.dataset(), fine);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Job<Integer> complete() {
        Job<Integer> job = new Job<>("Looking at images");
        job.result().complete(0);
        return job;
    }

    /** Says what was found in the pixels of an image. */
    void measure(String image, Measured found) {
        measured.put(digests(List.of(image)).getFirst(), found);
        listeners.forEach(Runnable::run);
    }

    @Override
    public void sayFine(List<String> images) {
        List<String> digests = digests(images);
        session.edit("calling " + images.size() + " fine", () -> fine.addAll(digests), () -> digests.forEach(fine::remove));
    }

    private List<String> digests(List<String> images) {
        return session.dataset().samples().stream().filter(s -> images.contains(s.image().name()))
                .map(s -> s.image().sha256()).toList();
    }

    @Override
    public void adopt(String attribute, Map<String, String> valueByImage) throws HandfulException {
        for (Map.Entry<String, String> e : valueByImage.entrySet()) {
            session.setAttribute(List.of(e.getKey()), attribute, e.getValue());
        }
    }

    @Override
    public List<DuplicateGroup> groups() {
        Map<String, Sample> byName = new HashMap<>();
        session.dataset().samples().forEach(s -> byName.put(s.image().name(), s));
        return session.nearDuplicates().stream()
                .map(names -> new DuplicateGroup(names.stream().filter(byName::containsKey).sorted().map(byName::get)
                        .toList(), kept.contains(names)))
                .filter(group -> group.images().size() > 1).toList();
    }

    @Override
    public void keepAll(DuplicateGroup group) {
        Set<String> names = Set.copyOf(group.names());
        session.edit("keeping look-alikes", () -> kept.add(names), () -> kept.remove(names));
    }

    @Override
    public void keepOne(DuplicateGroup group, String image) throws HandfulException {
        session.removeImages(group.names().stream().filter(n -> !n.equals(image)).toList());
    }
}
