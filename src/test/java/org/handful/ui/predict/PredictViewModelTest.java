package org.handful.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handful.method.openset.OpenSetScore;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.result.ImageInput;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeTraining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictViewModelTest {
    private final UiKit kit = new FakeKit().direct("predict");
    private final FakeSession session = new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(6, "Oak", "Elm");
    private final ProjectModel project = new ProjectModel(session, kit);
    private final Navigation navigation = new Navigation(new Selection(), new ImageFilter());
    private final PredictViewModel model = new PredictViewModel(project, navigation, kit);

    @Test
    void shouldHaveNobodyToAskBeforeTheFirstRun() {
        assertThat(model.noRun().get()).isTrue();
        assertThat(model.run().get()).isNull();
    }

    @Test
    void shouldAskTheNewestFinishedRunAlsoWhileAnotherOneGoesOn() {
        train().finish();
        train().step();
        assertThat(model.run().get()).isEqualTo(1L);
        assertThat(model.standing().get()).isEmpty();
    }

    @Test
    void shouldSayAtWhichStepARunningTrainingAnswered() {
        FakeTraining training = train();
        training.step();
        training.step();
        model.addPicture(new ImageInput("pasted-1.png", new byte[] {1, 2, 3}));
        assertThat(model.standing().get()).isEqualTo("still learning, step 2");
        training.step();
        model.askAgain();
        assertThat(model.shown().get().guess().get().step()).isEqualTo(3);
        training.finish();
        assertThat(model.standing().get()).isEmpty();
    }

    @Test
    void shouldAskAgainWhenAnotherRunIsChosen() {
        train().finish();
        train().finish();
        model.addPicture(new ImageInput("pasted-2.png", new byte[] {1}));
        var before = model.shown().get().guess().get();
        navigation.showRun(1);
        assertThat(model.run().get()).isEqualTo(1L);
        assertThat(model.shown().get().guess().get()).isNotSameAs(before);
    }

    @Test
    void shouldWriteATableOfAllGuesses(@TempDir Path folder) throws Exception {
        train().finish();
        model.addPicture(new ImageInput("pasted-3.png", new byte[] {1}));
        model.addPicture(new ImageInput("pasted-4.png", new byte[] {2}));
        Path out = folder.resolve("out.csv");
        model.export(out);
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).isEqualTo("image,prediction,probability,p(Elm),p(Oak),none_of_these,mahalanobis,threshold");
        assertThat(lines.get(1)).matches("pasted-3\\.png,(Oak|Elm),0\\.7200,0\\.\\d{4},0\\.\\d{4},false,-0\\.5000,-1\\.0000");
        model.none().on().set(false);
        model.export(out);
        assertThat(Files.readAllLines(out).getFirst()).isEqualTo("image,prediction,probability,p(Elm),p(Oak)");
    }

    @Test
    void shouldSayNoneOfTheseByTheChosenScoreAndNotWhenSwitchedOff() {
        train().finish();
        model.addPicture(new ImageInput("strange.png", new byte[] {0, 1}));
        var guess = model.shown().get().guess().get();
        assertThat(model.none().refuses(guess)).isTrue();
        model.none().score().set(OpenSetScore.COSINE);
        assertThat(model.none().refuses(guess)).isFalse();
        model.none().score().set(OpenSetScore.KNN);
        model.none().on().set(false);
        assertThat(model.none().of(guess)).isEmpty();
    }

    @Test
    void shouldAnswerForTheOtherImagesWhenOneCannotBeRead(@TempDir Path folder) throws Exception {
        train().finish();
        Files.write(folder.resolve("a.png"), new byte[0]);
        Files.write(folder.resolve("b.png"), new byte[] {1});
        assertThat(model.whyNoExport().get()).isNotNull();
        model.addFiles(List.of(folder));
        assertThat(model.items().getFirst().failure().get()).contains("the file is empty");
        assertThat(model.items().getFirst().guess().get()).isNull();
        assertThat(model.items().getLast().guess().get()).isNotNull();
        assertThat(model.whyNoExport().get()).isNull();
    }

    @Test
    void shouldNameFilesOfFoldersByTheirPathAndSayWhatTheTableLacks(@TempDir Path folder) throws Exception {
        train().finish();
        for (String name : List.of("one/a.png", "two/a.png", "two/.hidden.png", "two/empty.png")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, name.contains("empty") ? new byte[0] : new byte[] {1});
        }
        model.addFiles(List.of(folder));
        assertThat(model.items()).extracting(i -> i.input().name())
                .containsExactly("one/a.png", "two/a.png", "two/empty.png");
        model.clear();
        model.addFiles(List.of(folder.resolve("one"), folder.resolve("two/a.png"), folder.resolve("two/empty.png")));
        assertThat(model.items()).extracting(i -> i.input().name()).containsExactly("one/a.png", "a.png", "empty.png");
        Path out = folder.resolve("out.csv");
        model.export(out);
        assertThat(Files.readAllLines(out)).hasSize(3);
        assertThat(kit.notices().open().getLast().text()).contains("2 predictions", "1 image without an answer");
    }

    private FakeTraining train() {
        project.train(new RunSpec("pocket", "film", Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET,
                () -> {});
        return session.training().begin();
    }
}
