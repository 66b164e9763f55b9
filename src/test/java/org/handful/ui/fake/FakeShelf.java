package org.handful.ui.fake;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.handful.error.InputException;
import org.handful.run.result.RunResult;
import org.handful.run.shelf.RunImages;
import org.handful.run.shelf.RunShelf;

/** Stars and notes in memory, undone like every other edit. */
final class FakeShelf implements RunShelf {
    private final FakeSession session;
    private final Set<Long> starred = ConcurrentHashMap.newKeySet();
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

    private static RunImages.Used used(String name, String className, Map<String, String> attributes) {
        return new RunImages.Used(name, "%064x".formatted(name.hashCode() & 0xFFFFFFFFL), className, attributes);
    }

    @Override
    public void note(long run, String text) {
        String before = notes(run);
        session.edit("noting run " + run, () -> notes.put(run, text), () -> notes.put(run, before));
    }
}
