package org.handful.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.handful.model.SplitRole;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.fake.FakeImages;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.images.filter.FilterModel;
import org.handful.ui.images.gallery.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesViewModelTest {
    private final UiKit kit = new FakeKit().direct("images", "intake");
    private final FakeSession session =
            new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(4, "Oak", "Elm").withUnlabelled(3);
    private final ProjectModel project = new ProjectModel(session, kit);
    private final Selection selection = new Selection();
    private final ImageFilter filter = new ImageFilter();
    private final ImagesViewModel model = new ImagesViewModel(project, selection, filter, new Navigation(selection, filter), kit);

    @Test
    void shouldRemoveAndOfferToUndo() {
        model.picking().selectGroup(model.gallery().gallery().get().groups().getLast());
        model.remove();
        assertThat(project.dataset().get().size()).isEqualTo(7);
        assertThat(selection.names().get()).isEmpty();
        kit.notices().open().getFirst().action().run().run();
        assertThat(project.dataset().get().size()).isEqualTo(11);
    }

    @Test
    void shouldSetTheSideOfTheSplitOfAllThatAreSelected() {
        model.picking().selectAll();
        model.labelling().setRole(SplitRole.TEST);
        assertThat(project.dataset().get().samples()).allMatch(s -> s.role() == SplitRole.TEST);
    }

    @Test
    void shouldShowWhatTheFilterLeaves() {
        filter.query().set("oak-10");
        assertThat(shown()).hasSize(4);
        assertThat(model.summary().get()).isEqualTo("4 of 11 images");
        filter.query().set("nothing like it");
        assertThat(model.nothingFound().get()).isTrue();
        filter.clear();
        filter.toggle(new ImageFilter.Scope.WithValue("light", "lamp"));
        assertThat(shown()).allMatch(n -> n.endsWith("100.jpg"));
    }

    @Test
    void shouldSayOfEachChipHowMuchOfItIsLeft() {
        var oak = new ImageFilter.Scope.OfClass("Oak");
        filter.toggle(oak);
        assertThat(model.chips().chips().get()).containsExactly(new FilterModel.Chip(oak, 4, 4));
        filter.query().set("oak-101");
        assertThat(model.chips().chips().get()).containsExactly(new FilterModel.Chip(oak, 4, 1));
        filter.query().set("no such image");
        assertThat(model.chips().chips().get()).containsExactly(new FilterModel.Chip(oak, 4, 0));
    }

    @Test
    void shouldTellWhatAnImportDidAndWhatItLeftOut(@TempDir Path folder) throws Exception {
        Path ash = Files.createDirectories(folder.resolve("trees/Ash"));
        Files.write(ash.resolve("1.jpg"), FakeImages.leaf(1, 1, 40, 40));
        Files.write(ash.resolve("2.jpg"), new byte[0]);
        model.add(List.of(folder.resolve("trees")));
        assertThat(project.dataset().get().labels().names()).contains("Ash");
        var notice = kit.notices().open().getLast();
        assertThat(notice.text()).startsWith("1 of 2 files was not read. Ash/2.jpg: the file is empty");
        assertThat(notice.details()).hasSize(1);
        assertThat(project.importing().get()).isNull();
    }

    @Test
    void shouldOfferWhatATableSaysOfImagesThatWereIn(@TempDir Path folder) throws Exception {
        Path trees = folder.resolve("trees");
        Files.write(Files.createDirectories(trees.resolve("Ash")).resolve("1.jpg"), FakeImages.leaf(1, 1, 40, 40));
        Files.writeString(trees.resolve("labels.csv"), "image,label\nAsh/1.jpg,Rowan\n");
        model.add(List.of(trees));
        assertThat(kit.notices().open().getLast().action()).isNull();
        model.add(List.of(trees));
        assertThat(project.dataset().get().attributeNames()).doesNotContain("place");
        var notice = kit.notices().open().getLast();
        assertThat(notice.text()).contains("keeps its own");
        notice.action().run().run();
        assertThat(project.dataset().get().attributeNames()).as("the table was read").contains("place");
    }

    @Test
    void shouldTakeAPictureFromABrowserIntoTheLaneItWasDroppedOn() {
        var picture = new Dropped(List.of(), () -> FakeImages.leaf(1, 1, 40, 40), "https://example.org/a/oak%20leaf.jpg",
                null, null);
        model.drop(picture, new Lane.OfClass("Elm"));
        assertThat(project.dataset().get().samples()).filteredOn(s -> s.image().name().equals("oak leaf.png"))
                .singleElement().satisfies(s -> assertThat(s.label()).isEqualTo(1));
        assertThat(kit.notices().open().getLast().text()).startsWith("1 image is in");
        model.add(new Dropped(List.of(), null, "https://example.org/a/oak.jpg", null, null));
        assertThat(kit.notices().open().getLast().text()).contains("fetches nothing from the network");
        assertThat(project.dataset().get().size()).isEqualTo(12);
    }

    @Test
    void shouldReadATableAsSuchWhereverItWasDropped(@TempDir Path folder) throws Exception {
        Path table = Files.writeString(folder.resolve("places.csv"), "image,place\n");
        model.drop(new Dropped(List.of(table), null, null, null, null), new Lane.OfClass("Elm"));
        assertThat(kit.notices().open().getLast().text())
                .isEqualTo("places.csv: 2 images were changed. Attributes: place.");
    }

    @Test
    void shouldTellWhatATableOfLabelsDidAndOfferToUndoIt(@TempDir Path folder) throws Exception {
        Path table = Files.writeString(folder.resolve("labels.csv"), "image,label\n");
        model.add(new Dropped(List.of(table), null, null, null, null));
        var notice = kit.notices().open().getLast();
        assertThat(notice.text())
                .isEqualTo("labels.csv: 2 images were changed. 1 row names no image of this project.");
        assertThat(notice.details()).containsExactly("line 4");
        assertThat(project.dataset().get().attributeNames()).contains("place");
        notice.action().run().run();
        assertThat(project.dataset().get().attributeNames()).doesNotContain("place");
    }

    @Test
    void shouldNotOfferToUndoATableWhenAnotherEditWasAskedForMeanwhile(@TempDir Path folder) throws Exception {
        Path table = Files.writeString(folder.resolve("places.csv"), "image,place\n");
        var waiting = new ArrayDeque<Runnable>();
        var slow = new FakeKit().editing(waiting::add, "images", "intake");
        var slowModel = new ImagesViewModel(new ProjectModel(session, slow), selection, filter,
                new Navigation(selection, filter), slow);
        slowModel.picking().selectAll();
        slowModel.add(List.of(table));
        slowModel.remove();
        waiting.forEach(Runnable::run);
        assertThat(slow.notices().open()).filteredOn(n -> n.text().startsWith("places.csv")).singleElement()
                .satisfies(n -> assertThat(n.action()).isNull());
    }

    @Test
    void shouldKeepWhatWasReadWhenAnImportIsCancelled(@TempDir Path folder) throws Exception {
        Path ash = Files.createDirectories(folder.resolve("trees/Ash"));
        for (int i = 0; i < 5; i++) {
            Files.write(ash.resolve(i + ".jpg"), FakeImages.leaf(1, i, 40, 40));
        }
        var held = new ArrayDeque<Runnable>();
        var slow = new FakeSession(Path.of("b.handful"), held::add).withLeaves(1, "Oak");
        var slowProject = new ProjectModel(slow, kit);
        var slowModel = new ImagesViewModel(slowProject, selection, filter, new Navigation(selection, filter), kit);
        slowModel.add(List.of(folder.resolve("trees")));
        slowProject.dataset().addListener((o, before, now) -> {
            if (now.size() == 3) {
                slowProject.importing().get().cancel();
            }
        });
        held.remove().run();
        assertThat(slowProject.dataset().get().size()).isEqualTo(3);
        assertThat(kit.notices().open().getLast().text()).endsWith("You ended it early; what was read is in.");
    }

    private List<String> shown() {
        return model.gallery().gallery().get().names();
    }
}
