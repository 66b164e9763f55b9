package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.model.SplitRole;
import org.handful.store.record.HistoryEntry;
import org.handful.store.record.RunSummary;
import org.junit.jupiter.api.function.Executable;

/** Undo and redo over random edits: every state that was ever shown comes back exactly, in both directions. */
class HistoryPropertyTest {
    private static final List<String> CLASSES = List.of("ant", "bee", "wasp", "Käfer", "x");

    private record State(Dataset dataset, boolean testLocked, List<RunSummary> runs) {
        /** What an open project carries from edit to edit must be what a fresh look at the file finds. */
        static State of(ProjectFile project) throws HandfulException {
            try (ProjectFile fresh = ProjectFile.openReadOnly(project.path())) {
                assertThat(project.dataset()).isEqualTo(fresh.dataset());
            }
            return new State(project.dataset(), project.split().locked(), project.runs());
        }
    }

    @Property(tries = 30)
    void undoing_all_and_redoing_all_passes_through_every_state(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int edits) throws Exception {
        Path folder = Files.createTempDirectory("history");
        Path file = folder.resolve("p.handful");
        Random random = new Random(seed);
        ProjectFile project = ProjectFile.create(file);
        try {
            long run = project.startRun(Fixture.run("run"));
            project.finishRun(run, Fixture.result());
            List<State> states = new ArrayList<>(List.of(State.of(project)));
            for (int i = 0; i < edits; i++) {
                // Now and then some steps back, so that the next edit drops what could be redone.
                for (int back = random.nextInt(6) == 0 ? random.nextInt(4) : 0; back > 0; back--) {
                    if (project.undo().isPresent()) {
                        states.removeLast();
                        assertThat(State.of(project)).isEqualTo(states.getLast());
                    }
                }
                int before = applied(project);
                edit(project, random, run);
                if (applied(project) > before) {
                    assertThat(project.redoable()).isEmpty();
                    states.add(State.of(project));
                } else {
                    while (project.redo().isPresent()) {
                        states.add(State.of(project));
                    }
                }
                if (random.nextInt(10) == 0) {
                    project.close();
                    project = ProjectFile.open(file);
                }
            }
            assertThat(project.history()).hasSize(states.size() - 1);
            for (int i = states.size() - 2; i >= 0; i--) {
                assertThat(project.undo()).isPresent();
                assertThat(State.of(project)).isEqualTo(states.get(i));
            }
            assertThat(project.undoable()).isEmpty();
            assertThat(project.undo()).isEmpty();
            project.close();
            project = ProjectFile.open(file);
            for (int i = 1; i < states.size(); i++) {
                assertThat(project.redo()).isPresent();
                assertThat(State.of(project)).isEqualTo(states.get(i));
            }
            assertThat(project.redo()).isEmpty();
            List<HistoryEntry> history = project.history();
            for (int jump = 0; jump < 5; jump++) {
                int to = random.nextInt(states.size());
                project.goTo(to == 0 ? 0 : history.get(to - 1).step());
                assertThat(State.of(project)).isEqualTo(states.get(to));
            }
            project.compact(false);
            while (project.undo().isPresent()) {
                continue;
            }
            assertThat(State.of(project)).isEqualTo(states.getFirst());
            assertThat(project.check().problems()).isEmpty();
        } finally {
            project.close();
            delete(folder);
        }
    }

    private static int applied(ProjectFile project) throws HandfulException {
        return (int) project.history().stream().filter(entry -> entry.applied()).count();
    }

    private static void edit(ProjectFile project, Random random, long run) throws Exception {
        List<String> all = project.dataset().samples().stream().map(s -> s.image().name()).toList();
        List<String> some = all.stream().filter(name -> random.nextInt(3) == 0).toList();
        String one = CLASSES.get(random.nextInt(CLASSES.size()));
        String other = CLASSES.get(random.nextInt(CLASSES.size()));
        String value = List.of("grass", "sand").get(random.nextInt(2));
        int n = random.nextInt(8);
        switch (random.nextInt(21)) {
            case 0, 1, 2 -> project.addImages(List.of(
                    Fixture.image("i" + n + ".jpg", "c" + random.nextInt(4), one, Map.of("background", value)),
                    Fixture.image("j" + n + ".jpg", "d" + n, null, Map.of())));
            case 3 -> expectingRefusals(() -> project.removeImages(some));
            case 4 -> project.setLabel(some, random.nextInt(4) == 0 ? null : one);
            case 5 -> project.setAttribute(some, "light", random.nextInt(3) == 0 ? null : value);
            case 6 -> expectingRefusals(() -> project.setRole(some, SplitRole.values()[random.nextInt(4)]));
            case 7 -> expectingRefusals(() -> project.addClass(one));
            case 8 -> expectingRefusals(() -> project.renameClass(one, other));
            case 9 -> expectingRefusals(() -> project.mergeClasses(List.of(one), other));
            case 10 -> expectingRefusals(() -> project.deleteClass(one));
            case 11 -> expectingRefusals(() -> project.moveClass(one, n));
            case 12 -> expectingRefusals(() -> project.starRun(run, random.nextBoolean()));
            case 13 -> expectingRefusals(() -> project.classes()
                    .recolour(one, random.nextInt(3) == 0 ? null : "#00%02x%02x".formatted(n, n)));
            case 14 -> expectingRefusals(() -> project.classes().setActive(List.of(one), random.nextBoolean()));
            case 15 -> expectingRefusals(() -> project.split().draw(roles(all, random), n, n));
            case 16 -> expectingRefusals(() -> project.split().clear());
            case 17 -> project.split().lock(random.nextInt(3) == 0);
            case 18 -> expectingRefusals(() -> project.attributes().rename("light", n < 4 ? "background" : "lamp"));
            case 19 -> expectingRefusals(() -> project.attributes().renameValue("background", value, "soil"));
            case 20 -> expectingRefusals(() -> project.attributes().delete("background"));
            default -> expectingRefusals(() -> project.deleteRun(run));
        }
    }

    private static Map<String, SplitRole> roles(List<String> images, Random random) {
        Map<String, SplitRole> roles = new HashMap<>();
        images.forEach(name -> roles.put(name, random.nextBoolean() ? SplitRole.SUPPORT : SplitRole.TEST));
        return roles;
    }

    /** Random names are often taken or unknown, a test set locked: that must change nothing, which the states show. */
    private static void expectingRefusals(Executable edit) throws Exception {
        try {
            edit.execute();
        } catch (HandfulException refused) {
            assertThat(refused.code()).isIn("HF-104", "HF-105", "HF-208");
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
