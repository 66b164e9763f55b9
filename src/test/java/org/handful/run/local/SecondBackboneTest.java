package org.handful.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.handful.error.HandfulException;
import org.handful.eval.Scored;
import org.handful.eval.paired.Agreement;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.audit.Audits;
import org.handful.run.preflight.Forecast;
import org.handful.run.race.Entrant;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.race.RaceLine;
import org.handful.run.race.RaceReport;
import org.handful.run.race.RaceSpec;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.handful.run.why.Reasons;
import org.handful.run.why.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images that two backbones see: Pocket, and a tiny one with random weights. */
class SecondBackboneTest extends InOneProject {
    private static final RunSpec ALONE =
            new RunSpec("pocket", "amu", Map.of("epochs", "20"), new SplitSpec.Shots(3), 3);
    private static final RunSpec BOTH = ALONE.beside("tiny");

    @BeforeEach
    void open() throws Exception {
        TinyBackbone.install(workbench, folder.resolve("made"), "tiny", "one");
        session.importImages(List.of(DrawnImages.classes(folder.resolve("images"), 6)),
                new ImportOptions(Optional.empty(), Optional.empty(), false, Optional.empty()))
                .result().get(60, TimeUnit.SECONDS);
    }

    @Test
    void theReopenedProjectPredictsTheSameAndRepeatsTheSameBits() throws Exception {
        RunResult run = train(BOTH);
        assertThat(run.name()).contains("Pocket + Tiny");
        assertThat(run.notes()).anyMatch(n -> n.contains("tiny") && n.contains("%"));
        assertThat(run.auxiliary().orElseThrow().dim()).isEqualTo(TinyBackbone.DIM);
        assertThat(run.auxiliary().orElseThrow().sha256()).hasSize(64).isNotEqualTo(run.backbone().sha256());
        assertThat(Agreement.of(run.predictions(), train(ALONE).predictions()).largest()).as("the second one counts")
                .isGreaterThan(1e-3);
        Scored tested = run.predictions().getFirst();
        Guess before = guess(run, tested.image());
        session.close();
        session = workbench.openProject(file);
        RunResult stored = session.run(run.id());
        assertThat(stored.spec()).isEqualTo(run.spec());
        assertThat(stored.auxiliary()).isEqualTo(run.auxiliary());
        Guess after = guess(run, tested.image());
        assertThat(after.ranked()).isEqualTo(before.ranked());
        for (Guess.Ranked r : after.ranked()) {
            assertThat(r.probability()).as("as in the run, from embeddings that were kept")
                    .isCloseTo(tested.probabilities()[run.classes().indexOf(r.className())], within(1e-4));
        }
        RunResult again = session.shelf().repeat(run.id(), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
        assertThat(Agreement.of(run.predictions(), again.predictions()).identical()).isTrue();
    }

    @Test
    void theSameBackboneTwiceTellsNothingNew() throws Exception {
        RunResult twice = train(ALONE.beside("pocket"));
        assertThat(Agreement.of(train(ALONE).predictions(), twice.predictions()).largest()).isLessThan(0.02);
    }

    @Test
    void everyWayToLookAtARunTakesBoth() throws Exception {
        Forecast ahead = session.preflight().forecast(BOTH);
        assertThat(ahead.task().work().toEmbed()).isEqualTo(2 * session.preflight().forecast(ALONE).task().work().toEmbed());
        RunResult run = train(BOTH);
        assertThat(session.preflight().forecast(BOTH).task().work().toEmbed()).as("a twin may have been left out of the split")
                .isLessThan(6);
        assertThat(session.audits().sights(BOTH)).containsExactly(Why.Kind.OCCLUSION);
        String image = run.predictions().getFirst().image();
        Why why = session.audits().why(run.id(), image, OptionalInt.empty(), Why.Kind.OCCLUSION).result()
                .get(60, TimeUnit.SECONDS);
        assertThat(Arrays.stream(why.sight().values()).map(Math::abs).max().orElse(0)).isPositive();
        Why.Support counting = session.audits().counting(run.id(), image, why.about(), why.against()).result()
                .get(60, TimeUnit.SECONDS);
        assertThat(counting.told()).isEqualTo(Why.Told.ALL_REFITTED);
        assertThat(session.audits().spread(run.id(), Audits.Draw.LEAVE_ONE_OUT).result().get(60, TimeUnit.SECONDS)
                .accuracy()).as("one fit for each group of twins").hasSizeGreaterThan(9).allMatch(a -> a == 1);
        assertThat(train(new RunSpec("pocket", "amu", Map.of("epochs", "5"), new SplitSpec.Folds(3, 1), 0, "tiny"))
                .predictions()).hasSize(18);
        List<String> names = session.dataset().samples().stream().map(x -> x.image().name()).toList();
        session.setLabel(names.subList(0, 2), run.classes().getLast());
        Reasons reasons = session.audits().mistakes(train(BOTH).id(), 2).result().get(60, TimeUnit.SECONDS);
        assertThat(reasons.found()).as("two wrong labels").isNotEmpty()
                .allMatch(r -> r.why().sight().kind() == Why.Kind.OCCLUSION && r.why().sight().most() > 0);
    }

    @Test
    void episodesTakeSeveralBackbonesOnTheSameEpisodes() throws Exception {
        EpisodePlan plan = new EpisodePlan(List.of(new Entrant("amu", Map.of("epochs", "3")), new Entrant("knn", Map.of())), 3,
                List.of(1), 2, 20, 4);
        EpisodeReport both = session.races().episodes(List.of("pocket", "tiny"), "tiny", plan).result().get(60, TimeUnit.SECONDS);
        assertThat(both.names()).containsExactly("amu on pocket + tiny", "knn on pocket", "amu on tiny", "knn on tiny");
        assertThat(both.pairs()).hasSize(6);
        assertThat(both.backbones()).extracting(b -> b.id()).containsExactly("pocket", "tiny");
        EpisodeReport fused = session.races().episodes(List.of("pocket"), "tiny", plan).result().get(60, TimeUnit.SECONDS);
        EpisodeReport alone = session.races().episodes("tiny", plan).result().get(60, TimeUnit.SECONDS);
        for (int i = 0; i < 2; i++) {
            assertThat(both.results().get(i).accuracies()).isEqualTo(fused.results().get(i).accuracies());
            assertThat(both.results().get(2 + i).accuracies()).as("tiny beside itself is tiny alone")
                    .isEqualTo(alone.results().get(i).accuracies());
        }
    }

    @Test
    void whatIsMissingOrExchangedIsNamedWithTheRemedy() throws Exception {
        assertRefused("HF-104", "centroid", () -> train(new RunSpec("pocket", "centroid", Map.of(), BOTH.split(), 0, "tiny")));
        RunResult run = train(BOTH);
        String image = run.predictions().getFirst().image();
        workbench.removeBackbone("tiny");
        session.close();
        session = workbench.openProject(file);
        assertThat(session.run(run.id()).evaluation().accuracy()).as("figures need no backbone")
                .isEqualTo(run.evaluation().accuracy());
        assertRefused("HF-314", "tiny", () -> guess(run, image));
        assertRefused("HF-314", "pocket", () -> train(BOTH));
        assertThat(obstacle(run)).contains(Reasons.Obstacle.NO_BACKBONE);
        TinyBackbone.install(workbench, folder.resolve("made"), "tiny", "two");
        assertThat(obstacle(run)).as("another one of that name").contains(Reasons.Obstacle.NO_BACKBONE);
        assertRefused("HF-302", "tiny", () -> guess(run, image));
    }

    @Test
    void aRaceTakesItForThoseThatFuseTwoAndTellsWhenItIsMissing() throws Exception {
        RaceSpec spec = new RaceSpec(List.of(new Entrant("amu", ALONE.settings()), new Entrant("centroid", Map.of())),
                List.of("pocket"), BOTH.split(), BOTH.seed(), "tiny");
        RaceReport race = session.races().race(spec, _ -> {}).result().get(60, TimeUnit.SECONDS);
        assertThat(race.lines()).extracting(RaceLine::auxiliary).containsExactly("tiny", "");
        RunResult run = train(BOTH);
        assertThat(race.lines().getFirst().accuracy()).isEqualTo(run.evaluation().accuracy());
        assertThat(session.races().last().orElseThrow().lines()).extracting(RaceLine::auxiliary).containsExactly("tiny", "");
        EpisodePlan plan = new EpisodePlan(spec.entrants(), 2, List.of(1), 2, 5, 0);
        assertThat(session.races().episodes(List.of("pocket"), "tiny", plan).result().get(60, TimeUnit.SECONDS).fused().orElseThrow()
                .backbone().dim()).isEqualTo(TinyBackbone.DIM);
        EpisodePlan centroid = new EpisodePlan(spec.entrants().subList(1, 2), 2, List.of(1), 2, 5, 0);
        assertRefused("HF-104", "centroid",
                () -> session.races().episodes(List.of("pocket"), "tiny", centroid).result().get(60, TimeUnit.SECONDS));
        workbench.removeBackbone("tiny");
        assertRefused("HF-314", "tiny",
                () -> session.races().episodes(List.of("pocket"), "tiny", plan).result().get(60, TimeUnit.SECONDS));
        race = session.races().race(spec, _ -> {}).result().get(60, TimeUnit.SECONDS);
        assertThat(race.failures()).hasSize(1).allMatch(l -> l.method().equals("amu") && l.failure().contains("tiny"));
        assertThat(race.winner().orElseThrow().method()).isEqualTo("centroid");
    }

    private Optional<Reasons.Obstacle> obstacle(RunResult run) throws Exception {
        return session.audits().mistakes(run.id(), 2).result().get(60, TimeUnit.SECONDS).obstacle();
    }

    private static void assertRefused(String code, String named, ThrowingCallable work) {
        assertThatThrownBy(work).cause().isInstanceOfSatisfying(HandfulException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.userMessage()).contains(named);
            assertThat(e.remedy()).isNotBlank();
        });
    }

    private RunResult train(RunSpec spec) throws Exception {
        return session.train(spec, TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
    }

    private Guess guess(RunResult run, String image) throws Exception {
        return session.predict(run.id(), List.of(new ImageInput("new.png",
                Files.readAllBytes(folder.resolve("images").resolve(image))))).result().get(60, TimeUnit.SECONDS).getFirst();
    }
}
