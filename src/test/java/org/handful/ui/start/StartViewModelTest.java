package org.handful.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.part.ImportPlan;
import org.handful.ui.fake.FakeImages;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartViewModelTest {
    @TempDir
    private Path folder;

    private final UiKit kit = new FakeKit().direct("start", "tour");
    private final List<Path> opened = new ArrayList<>();
    private final List<ImportPlan> plans = new ArrayList<>();

    @Test
    void shouldNameAProjectAfterTheDroppedFolder() throws Exception {
        Path lichens = Files.createDirectories(folder.resolve("lichens"));
        StartViewModel model = model(new FakeWorkbench(folder, Runnable::run));
        model.drop(List.of(lichens));
        assertThat(opened).containsExactly(folder.resolve("projects/lichens.handful"));
        assertThat(plans.getFirst().sources()).containsExactly(lichens);
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void shouldNotWriteOverAProjectOfThatName() throws Exception {
        Files.createDirectories(folder.resolve("projects"));
        Files.writeString(folder.resolve("projects/lichens.handful"), "there already");
        model(new FakeWorkbench(folder, Runnable::run))
                .drop(List.of(Files.createDirectories(folder.resolve("lichens"))));
        assertThat(opened).containsExactly(folder.resolve("projects/lichens 2.handful"));
    }

    @Test
    void shouldOpenADroppedProjectAndReportOneThatIsGone() {
        var workbench = new FakeWorkbench(folder, Runnable::run);
        workbench.add(folder.resolve("a.handful"));
        StartViewModel model = model(workbench);
        model.drop(List.of(folder.resolve("a.handful")));
        model.drop(List.of(folder.resolve("gone.handful")));
        assertThat(opened).containsExactly(folder.resolve("a.handful"));
        assertThat(kit.notices().open().getFirst().text()).contains("There is no file", "gone.handful");
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void shouldMakeASampleOnceWithItsTables() throws Exception {
        Path birds = Files.createDirectories(folder.resolve("birds"));
        Files.write(birds.resolve("a.jpg"), FakeImages.leaf(1, 1, 20, 20));
        Files.writeString(birds.resolve("labels.csv"), "image,label\na.jpg,duck\n");
        var workbench = new FakeWorkbench(folder, Runnable::run);
        workbench.addSample("birds", birds);
        StartViewModel model = model(workbench);
        assertThat(model.samples().get()).singleElement().satisfies(s -> assertThat(s.mosaic()).hasSize(1));
        model.openSample(model.samples().get().getFirst());
        assertThat(opened).containsExactly(folder.resolve("projects/Birds.handful"));
        assertThat(plans.getFirst().options().labels()).contains(birds.resolve("labels.csv"));
    }

    @Test
    void shouldMakeAProjectOfAPictureFromABrowser() {
        model(new FakeWorkbench(folder, Runnable::run)).take(new Dropped(List.of(), () -> new byte[] {1},
                "https://example.org/pictures/wall-lichen.jpg", null, null));
        assertThat(opened).containsExactly(folder.resolve("projects/" + kit.texts().get("start.new.name") + ".handful"));
        assertThat(plans.getFirst().pictures()).singleElement()
                .satisfies(p -> assertThat(p.name()).isEqualTo("wall-lichen.png"));
    }

    @Test
    void shouldNotFetchAnAddress() {
        model(new FakeWorkbench(folder, Runnable::run)).take(
                new Dropped(List.of(), null, "https://example.org/a.jpg", null, null));
        assertThat(opened).isEmpty();
        assertThat(kit.notices().open().getFirst().text()).contains("https://example.org/a.jpg", "fetches nothing");
    }

    @Test
    void shouldTakeAProjectOffTheList() {
        var workbench = new FakeWorkbench(folder, Runnable::run);
        workbench.add(folder.resolve("a.handful"));
        StartViewModel model = model(workbench);
        model.forget(model.recent().get().getFirst());
        assertThat(model.recent().get()).isEmpty();
    }

    private StartViewModel model(FakeWorkbench workbench) {
        return new StartViewModel(workbench, folder.resolve("projects"), kit, (session, plan) -> {
            opened.add(session.path());
            if (plan != null) {
                plans.add(plan);
            }
        });
    }
}
