package org.handful.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.handful.engine.DeviceChoice;
import org.handful.eval.openset.OpenSetReport;
import org.handful.eval.sessions.SessionCurve;
import org.handful.method.openset.OpenSetScore;
import org.handful.model.Dataset;
import org.handful.model.RunSpec;
import org.handful.model.Split;
import org.handful.model.SplitSpec;
import org.handful.model.TrainingEvent;
import org.handful.run.Home;
import org.handful.run.Job;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.run.sessions.SessionPlan;
import org.handful.run.sessions.SessionReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a folder to a prediction with every real part. */
class LocalWorkbenchTest {
    @TempDir
    Path folder;

    private Workbench workbench;

    @BeforeEach
    void open() {
        workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 2);
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    @Test
    @DisplayName("what a run gave is the same after the project was closed and opened again")
    void reopened() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 12);
        Files.writeString(images.resolve("disc/broken.png"), "no image");
        Path file = folder.resolve("shapes.handful");
        RunResult before;
        List<Guess> guessed;
        ImageInput unseen = new ImageInput("new.png", DrawnImages.disc(99));
        try (ProjectSession session = workbench.createProject(file)) {
            ImportReport report = imported(session, images);
            assertThat(report.added()).hasSize(36);
            assertThat(report.skipped()).hasSize(1).first()
                    .satisfies(s -> assertThat(s.file()).isEqualTo("disc/broken.png"));
            before = session.train(spec("centroid"), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            guessed = session.predict(before.id(), List.of(unseen)).result().get(60, TimeUnit.SECONDS);
            session.setLabel(List.of(before.predictions().getFirst().image()), "other");
        }
        assertThat(before.status()).isEqualTo(RunStatus.DONE);
        assertThat(before.evaluation().accuracy().value()).isGreaterThan(0.8);
        assertThat(guessed.getFirst().ranked().getFirst().className()).isEqualTo("disc");
        assertThat(guessed.getFirst().neighbours().getFirst().className()).isEqualTo("disc");
        try (ProjectSession session = workbench.openProject(file)) {
            RunResult after = session.run(before.id());
            assertThat(after.evaluation().accuracy()).isEqualTo(before.evaluation().accuracy());
            assertThat(after.predictions()).usingRecursiveComparison().isEqualTo(before.predictions());
            assertThat(after.settings()).isEqualTo(before.settings());
            List<Guess> again = session.predict(before.id(), List.of(unseen)).result().get(60, TimeUnit.SECONDS);
            for (int k = 0; k < 3; k++) {
                assertThat(again.getFirst().ranked().get(k).probability())
                        .isCloseTo(guessed.getFirst().ranked().get(k).probability(), within(1e-9));
            }
            assertThat(session.check().problems()).isEmpty();
            assertThat(session.undoable()).isPresent();
        }
        assertThat(workbench.recentProjects()).hasSize(1).first()
                .satisfies(r -> assertThat(r.mosaic()).isNotEmpty());
    }

    @Test
    @DisplayName("images of a class that is switched off are strangers: told in the figures and in predictions")
    void strangers() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 14);
        Path file = folder.resolve("open.handful");
        ImageInput disc = new ImageInput("disc.png", DrawnImages.disc(99));
        ImageInput check = new ImageInput("check.png", Files.readAllBytes(images.resolve("check/3.png")));
        RunResult run;
        List<Guess> guessed;
        try (ProjectSession session = workbench.createProject(file)) {
            imported(session, images);
            session.classes().setActive(List.of("check"), false);
            run = session.train(spec("centroid"), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            guessed = session.predict(run.id(), List.of(disc, check)).result().get(60, TimeUnit.SECONDS);
        }
        assertThat(run.classes()).containsExactly("bars", "disc");
        OpenSetReport report = run.openSet().orElseThrow();
        assertThat(report.known()).isEqualTo(run.predictions().size());
        assertThat(report.unknown()).isEqualTo(14);
        assertThat(report.unknownClasses()).containsExactly("check");
        for (OpenSetScore score : OpenSetScore.values()) {
            OpenSetReport.ByScore by = report.of(score.id()).orElseThrow();
            assertThat(by.auroc().value()).as(score.id()).isGreaterThan(0.5);
            Guess.Familiarity one = guessed.getFirst().familiarity(score.id()).orElseThrow();
            assertThat(one.leftOut()).isEqualTo(8);
            if (!score.transductive()) {
                assertThat(one.threshold()).isEqualTo(by.threshold());
            }
        }
        String score = OpenSetScore.DEFAULT.id();
        assertThat(report.of(score).orElseThrow().auroc().value()).isGreaterThan(0.9);
        assertThat(guessed.getFirst().familiarity(score).orElseThrow().none()).isFalse();
        assertThat(guessed.getLast().familiarity(score).orElseThrow().none()).isTrue();
        try (ProjectSession session = workbench.openProject(file)) {
            assertThat(session.run(run.id()).openSet()).isEqualTo(run.openSet());
            assertThat(session.predict(run.id(), List.of(disc, check)).result().get(60, TimeUnit.SECONDS))
                    .extracting(Guess::familiarity).isEqualTo(guessed.stream().map(Guess::familiarity).toList());
            ImageInput note = new ImageInput("note.txt", "no image".getBytes(StandardCharsets.UTF_8));
            List<Guess> mixed = session.predict(run.id(), List.of(disc, note, check,
                    ImageInput.of("gone.png", folder.resolve("gone.png")))).result().get(60, TimeUnit.SECONDS);
            assertThat(mixed).extracting(Guess::image).containsExactly("disc.png", "note.txt", "check.png", "gone.png");
            assertThat(mixed.get(1).unread().argument(0)).isEqualTo("note.txt");
            assertThat(mixed.get(3).unread().argument(0)).isEqualTo("gone.png");
            assertThat(List.of(mixed.get(0), mixed.get(2))).as("also by the score that looks at the whole batch")
                    .extracting(Guess::familiarity).isEqualTo(guessed.stream().map(Guess::familiarity).toList());
        }
    }

    @Test
    @DisplayName("classes that a run does not know are added to it, session after session, and change nothing")
    void sessions() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 14);
        try (ProjectSession session = workbench.temporaryProject()) {
            imported(session, images);
            session.classes().setActive(List.of("disc"), false);
            RunResult run = session.train(spec("gda"), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            assertThat(session.sessions(new SessionPlan(run.id(), 3, 1, 0)).result()).failsWithin(60, TimeUnit.SECONDS);
            session.classes().setActive(List.of("disc"), true);
            SessionReport report = session.sessions(new SessionPlan(run.id(), 3, 1, 0)).result()
                    .get(60, TimeUnit.SECONDS);
            assertThat(report.base()).containsExactly("bars", "check");
            for (SessionCurve c : report.curves()) {
                assertThat(c.sessions()).hasSize(2);
                assertThat(c.first().accuracy().n()).isEqualTo(run.predictions().size());
                assertThat(c.last().added()).containsExactly("disc");
                assertThat(c.last().accuracy().n()).isGreaterThan(run.predictions().size());
                assertThat(c.last().accuracy().value()).isGreaterThan(0.7);
                assertThat(c.last().harmonic()).isBetween(0.5, 1.0);
            }
            assertThat(session.runs()).hasSize(1);
            assertThat(session.sessions(new SessionPlan(run.id(), 3, 0, 0)).result().get(60, TimeUnit.SECONDS)
                    .curves()).isEqualTo(report.curves());
            assertThat(session.shelf().sessions(run.id())).hasSize(2).allSatisfy(kept ->
                    assertThat(kept.report().curves()).isEqualTo(report.curves()));
            assertThat(session.shelf().sessions(run.id()).getLast().report()).isEqualTo(report);
        }
    }

    @Test
    @DisplayName("a run with curves tells its steps while it goes on and keeps them")
    void curves() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 8);
        try (ProjectSession session = workbench.temporaryProject()) {
            imported(session, images);
            List<TrainingEvent> live = new ArrayList<>();
            RunResult run = session.train(
                            new RunSpec("pocket", "linear-probe", Map.of("steps", "20"), new SplitSpec.Shots(3), 1),
                            live::add)
                    .result().get(60, TimeUnit.SECONDS);
            assertThat(live).hasSizeGreaterThan(20);
            assertThat(session.events(run.id())).usingRecursiveComparison().isEqualTo(live);
        }
    }

    @Test
    @DisplayName("a network in training answers between two of its steps, and its weights outlive the program")
    void live() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 8);
        ImageInput unseen = new ImageInput("new.png", DrawnImages.disc(99));
        Path file = folder.resolve("film.handful");
        Guess finished;
        long id;
        try (ProjectSession session = workbench.createProject(file)) {
            imported(session, images);
            List<Guess> meanwhile = new ArrayList<>();
            TrainingListener asking = new TrainingListener() {
                private long run;

                @Override
                public void prepared(long runId, Dataset dataset, Split split, int[] heldOut) {
                    run = runId;
                }

                @Override
                public void event(TrainingEvent event) {
                    if (event instanceof TrainingEvent.Step s && s.step() == 3) {
                        // The fit waits here, so the answer can only come from the training itself.
                        meanwhile.addAll(session.predict(run, List.of(unseen)).result().join());
                    }
                }
            };
            RunSpec spec = new RunSpec("pocket", "film", Map.of("steps", "6"), new SplitSpec.Shots(4), 0);
            RunResult run = session.train(spec, asking).result().get(120, TimeUnit.SECONDS);
            id = run.id();
            assertThat(meanwhile).hasSize(1).first().satisfies(g -> assertThat(g.step()).isEqualTo(3));
            finished = session.predict(id, List.of(unseen)).result().get(60, TimeUnit.SECONDS).getFirst();
            assertThat(finished.step()).isZero();
        }
        try (ProjectSession session = workbench.openProject(file)) {
            Guess again = session.predict(id, List.of(unseen)).result().get(60, TimeUnit.SECONDS).getFirst();
            assertThat(again.ranked().getFirst().className()).isEqualTo(finished.ranked().getFirst().className());
            assertThat(again.ranked().getFirst().probability())
                    .isCloseTo(finished.ranked().getFirst().probability(), within(1e-6));
        }
    }

    @Test
    @DisplayName("a paused training takes no step and leaves the engine to predictions; resumed, it ends as ever")
    void paused() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 8);
        ImageInput unseen = new ImageInput("new.png", DrawnImages.disc(99));
        try (ProjectSession session = workbench.temporaryProject()) {
            imported(session, images);
            long finished = session.train(spec("centroid"), TrainingListener.QUIET).result()
                    .get(60, TimeUnit.SECONDS).id();
            List<Integer> steps = new CopyOnWriteArrayList<>();
            CountDownLatch third = new CountDownLatch(1);
            RunSpec spec = new RunSpec("pocket", "film", Map.of("steps", "12"), new SplitSpec.Shots(4), 0);
            CompletableFuture<Job<RunResult>> own = new CompletableFuture<>();
            Job<RunResult> job = session.train(spec, event -> {
                if (event instanceof TrainingEvent.Step s) {
                    steps.add(s.step());
                    if (s.step() == 3) {
                        own.join().pause();
                        third.countDown();
                    }
                }
            });
            own.complete(job);
            assertThat(third.await(60, TimeUnit.SECONDS)).isTrue();
            long run = session.runs().getFirst().id();
            Guess live = session.predict(run, List.of(unseen)).result().get(60, TimeUnit.SECONDS).getFirst();
            Guess other = session.predict(finished, List.of(unseen)).result().get(60, TimeUnit.SECONDS).getFirst();
            assertThat(live.step()).isEqualTo(3);
            assertThat(other.step()).isZero();
            // The predictions may be back before the training has come from telling of its third step to its rest.
            while (!job.token().resting() && !job.result().isDone()) {
                Thread.onSpinWait();
            }
            assertThat(job.token().resting()).isTrue();
            assertThat(steps).containsExactly(1, 2, 3);
            job.resume();
            RunResult result = job.result().get(120, TimeUnit.SECONDS);
            assertThat(result.status()).isEqualTo(RunStatus.DONE);
            assertThat(steps).hasSize(12);
        }
    }

    @Test
    @DisplayName("cross-validation predicts every image once and stores a model of all of them")
    void folds() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 6);
        try (ProjectSession session = workbench.temporaryProject()) {
            imported(session, images);
            RunSpec spec = new RunSpec("pocket", "gda", Map.of(), new SplitSpec.Folds(3, 2), 0);
            RunResult run = session.train(spec, TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            assertThat(run.evaluation().accuracy().n()).isEqualTo(18);
            assertThat(run.supportImages()).hasSize(18);
        }
    }

    @Test
    @DisplayName("classes with too few images are named, also when the run is read again")
    void shortClasses() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 6);
        try (ProjectSession session = workbench.temporaryProject()) {
            imported(session, images);
            List<String> discs = session.dataset().samples().stream().map(s -> s.image().name())
                    .filter(n -> n.startsWith("disc/")).toList();
            session.removeImages(discs.subList(3, discs.size()));
            RunResult run = session.train(spec("centroid"), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            assertThat(run.shortClasses()).containsExactly("disc");
            assertThat(session.run(run.id()).shortClasses()).containsExactly("disc");
            RunSpec folds = new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Folds(5, 1), 0);
            RunResult crossed = session.train(folds, TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            assertThat(crossed.shortClasses()).isEmpty();
            assertThat(crossed.images()).isEqualTo(session.dataset().size());
        }
    }

    @Test
    @DisplayName("a class that is switched off takes no part in a run, and the run says so")
    void classesOff() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 6);
        try (ProjectSession session = workbench.temporaryProject()) {
            imported(session, images);
            session.classes().setActive(List.of("disc"), false);
            RunResult run = session.train(spec("centroid"), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            assertThat(run.classes()).containsExactly("bars", "check");
            assertThat(run.supportImages()).isNotEmpty().noneMatch(name -> name.startsWith("disc/"));
            assertThat(run.predictions()).isNotEmpty().noneMatch(p -> p.image().startsWith("disc/"));
            assertThat(run.shortClasses()).isEmpty();
            assertThat(run.notes()).containsExactly("The class disc was switched off and took no part.");
            session.undo();
            RunResult all = session.train(spec("centroid"), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            assertThat(all.classes()).containsExactly("bars", "check", "disc");
            assertThat(all.notes()).isEmpty();
        }
    }

    @Test
    @DisplayName("closing a project ends its jobs first: one that goes on is cancelled in the file, one that waits never starts")
    void closedWhileTraining() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 8);
        Path file = folder.resolve("closed.handful");
        Job<RunResult> going;
        Job<RunResult> waiting;
        try (ProjectSession session = workbench.createProject(file)) {
            imported(session, images);
            CountDownLatch fitting = new CountDownLatch(1);
            RunSpec endless = new RunSpec("pocket", "linear-probe", Map.of("steps", "100000"),
                    new SplitSpec.Shots(3), 1);
            going = session.train(endless, event -> fitting.countDown());
            waiting = session.train(spec("centroid"), TrainingListener.QUIET);
            assertThat(fitting.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(going.result()).isCancelled();
        assertThat(waiting.result()).isCancelled();
        try (ProjectSession session = workbench.openProject(file)) {
            assertThat(session.runs()).hasSize(1).first()
                    .satisfies(r -> assertThat(r.status()).isEqualTo(RunStatus.CANCELLED));
            assertThat(session.events(session.runs().getFirst().id())).isNotEmpty();
        }
    }

    @Test
    @DisplayName("a listener that throws keeps nobody else from hearing of an edit")
    void faultyListeners() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 8);
        try (ProjectSession session = workbench.temporaryProject()) {
            session.onChange(() -> {
                throw new IllegalStateException("a faulty listener");
            });
            List<String> heard = new ArrayList<>();
            session.onChange(() -> heard.add("change"));
            imported(session, images);
            session.addClass("square");
            assertThat(session.dataset().labels().names()).contains("square");
            assertThat(heard).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    @DisplayName("a class without images takes part in no run")
    void emptyClass() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("images"), 6);
        try (ProjectSession session = workbench.temporaryProject()) {
            imported(session, images);
            session.addClass("aardvark");
            for (String method : List.of("centroid", "knn", "logistic", "gda", "linear-probe", "film")) {
                RunResult run = session.train(spec(method), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
                assertThat(run.classes()).as(method).doesNotContain("aardvark").hasSize(3);
                assertThat(run.evaluation().accuracy().value()).as(method).isGreaterThan(0.6);
            }
        }
    }

    @Test
    @DisplayName("the end of the program closes what is open and deletes what was temporary")
    void closedWithTheWorkbench() throws Exception {
        ProjectSession temporary = workbench.temporaryProject();
        ProjectSession kept = workbench.createProject(folder.resolve("kept.handful"));
        kept.addClass("ant");
        workbench.close();
        assertThat(temporary.path()).doesNotExist();
        kept.close();
        open();
        try (ProjectSession again = workbench.openProject(folder.resolve("kept.handful"))) {
            assertThat(again.dataset().labels().names()).containsExactly("ant");
        }
    }

    @Test
    @DisplayName("settings and recent projects that make no sense count as none")
    void strangeSettings() throws Exception {
        workbench.close();
        Path home = Files.createDirectories(folder.resolve("home"));
        for (String content : List.of("{}", "null", "[1]", "{\"values\": null, \"entries\": [null, {}]}", "")) {
            Files.writeString(home.resolve("settings.json"), content);
            Files.writeString(home.resolve("recent.json"), content);
            open();
            assertThat(workbench.preference("theme")).isEmpty();
            assertThat(workbench.recentProjects()).isEmpty();
            workbench.close();
        }
        open();
    }

    private static ImportReport imported(ProjectSession session, Path images) throws Exception {
        return session.importImages(List.of(images), ImportOptions.DEFAULT).result().get(60, TimeUnit.SECONDS);
    }

    private static RunSpec spec(String method) {
        return new RunSpec("pocket", method, Map.of(), new SplitSpec.Shots(4), 0);
    }
}
