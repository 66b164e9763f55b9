package org.handful.ui.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handful.error.InputException;
import org.handful.run.Job;
import org.handful.run.TrainingListener;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.result.RunResult;
import org.handful.run.sessions.KeptSessions;
import org.handful.run.sessions.SessionReport;
import org.handful.run.shelf.Cleaning;
import org.handful.run.shelf.Drift;
import org.handful.run.shelf.RunImages;
import org.handful.run.shelf.RunShelf;

/** Stars and notes in memory, undone like every other edit. */
public final class FakeShelf implements RunShelf {
    private final FakeSession session;
    private final Set<Long> starred = ConcurrentHashMap.newKeySet();
    private volatile List<String> gone = List.of();
    private final Map<Long, List<KeptSessions>> sessions = new ConcurrentHashMap<>();
    private final Map<Long, String> notes = new ConcurrentHashMap<>();

    FakeShelf(FakeSession session) {
        this.session = session;
    }

    boolean starred(long run) {
        return starred.contains(run);
    }

    String notes(long run) {
        return notes.getOrDefault(run, "");
    }

    @Override
    public void star(long run, boolean on) {
        Runnable add = () -> starred.add(run);
        Runnable remove = () -> starred.remove(run);
        session.edit("starring run " + run, on ? add : remove, on ? remove : add);
    }

    @Override
    public RunImages images(long run) throws InputException {
        RunResult result = session.run(run);
        return new RunImages(
                result.supportImages().stream().map(name -> used(name, null, Map.of())).toList(),
                result.predictions().stream()
                        .map(p -> used(p.image(), result.classes().get(p.truth()), p.attributes())).toList());
    }

    @Override
    public List<KeptSessions> sessions(long run) {
        return List.copyOf(sessions.getOrDefault(run, List.of()));
    }

    @Override
    public Optional<MultiLabelTrial> labels(long run) {
        return session.labels.trial(run);
    }

    void keep(SessionReport report) {
        sessions.computeIfAbsent(report.plan().run(), _ -> new CopyOnWriteArrayList<>())
                .addFirst(new KeptSessions(Instant.EPOCH, report));
    }

    @Override
    public Drift drift(long run) throws InputException {
        if (session.labels.has(run)) {
            List<String> other = session.dataset().labels().names().contains("cat;dog") ? List.of() : List.of("cat/1.jpg");
            return new Drift(List.of(), List.of(), other, List.of(), List.of(), List.of(), false, List.of(), "");
        }
        RunResult result = session.run(run);
        List<String> there = session.dataset().samples().stream().map(s -> s.image().name()).toList();
        return new Drift(result.predictions().stream().map(p -> p.image()).filter(n -> !there.contains(n)).toList(),
                List.of(), List.of(), List.of(), List.of(), List.of(), false, gone, "");
    }

    private volatile Optional<Cleaning> cleaning = Optional.empty();
    private volatile Cleaning taken;

    /** What became of unchecked images in every run. */
    public void clean(Cleaning now) {
        cleaning = Optional.of(now);
    }

    public Cleaning taken() {
        return taken;
    }

    @Override
    public Optional<Cleaning> cleaning(long run) {
        return cleaning;
    }

    @Override
    public void takeOver(Cleaning now) {
        taken = now;
    }

    /** Says which images no longer have their content. */
    void lose(List<String> images) {
        gone = List.copyOf(images);
    }

    @Override
    public Job<RunResult> repeat(long run, TrainingListener listener) {
        return session.train(session.runs().stream().filter(r -> r.id() == run).findFirst().orElseThrow().spec(),
                listener);
    }

    private static RunImages.Used used(String name, String className, Map<String, String> attributes) {
        return new RunImages.Used(name, "%064x".formatted(name.hashCode() & 0xFFFFFFFFL), className, attributes);
    }

    @Override
    public void note(long run, String text) {
        String before = notes(run);
        session.edit("noting run " + run, () -> notes.put(run, text), () -> notes.put(run, before));
    }
}
