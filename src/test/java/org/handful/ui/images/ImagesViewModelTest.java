package org.handful.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.handful.model.SplitRole;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeImages;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesViewModelTest {
    private final UiKit kit = new FakeKit().direct("images");
    private final FakeSession session =
            new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(4, "Oak", "Elm").withUnlabelled(3);
    private final ProjectModel project = new ProjectModel(session, kit);
    private final Selection selection = new Selection();
    private final ImageFilter filter = new ImageFilter();
    private final ImagesViewModel model = new ImagesViewModel(project, selection, filter, kit);

    @Test
    void shouldPutImagesWithoutAClassFirst() {
        assertThat(model.gallery().get().rows().stream().filter(r -> r instanceof GalleryRow.Header)
                .map(r -> ((GalleryRow.Header) r).title()))
                .containsExactly("unlabelled", "Oak", "Elm");
    }

    @Test
    void shouldBreakLinesAfterTheColumnsThereAre() {
        model.columns().set(3);
        assertThat(model.gallery().get().rows()).hasSize(3 + 1 + 2 + 2);
    }

    @Test
    void shouldSelectFromClickToClickWithShift() {
        model.click("Oak/oak-100.jpg", false, false);
        model.click("Oak/oak-102.jpg", true, false);
        assertThat(selection.names().get())
                .containsExactly("Oak/oak-100.jpg", "Oak/oak-101.jpg", "Oak/oak-102.jpg");
        model.click("Elm/elm-103.jpg", false, true);
        assertThat(selection.names().get()).hasSize(4);
    }

    @Test
    void shouldMoveUpAndDownBetweenLinesAndClasses() {
        model.columns().set(2);
        model.click("Oak/oak-101.jpg", false, false);
        model.move(Gallery.Direction.DOWN, false);
        assertThat(selection.lead().get()).isEqualTo("Oak/oak-103.jpg");
        model.move(Gallery.Direction.DOWN, false);
        assertThat(selection.lead().get()).isEqualTo("Elm/elm-101.jpg");
        model.move(Gallery.Direction.UP, true);
        assertThat(selection.names().get()).containsExactly("Elm/elm-101.jpg", "Elm/elm-100.jpg", "Oak/oak-103.jpg");
    }

    @Test
    void shouldLabelByKeyAndGoOnToTheNextImageWithoutAClass() {
        model.click("new/scan-100.jpg", false, false);
        model.labelByKey(2);
        assertThat(model.sample("new/scan-100.jpg").orElseThrow().label()).isEqualTo(1);
        assertThat(selection.lead().get()).isEqualTo("new/scan-101.jpg");
    }

    @Test
    void shouldStayOnAnImageThatIsLabelledAgain() {
        model.click("Oak/oak-100.jpg", false, false);
        model.labelByKey(2);
        assertThat(selection.lead().get()).isEqualTo("Oak/oak-100.jpg");
        project.undo();
        assertThat(model.sample("Oak/oak-100.jpg").orElseThrow().label()).isZero();
    }

    @Test
    void shouldSayThatAKeyHasNoClass() {
        model.click("Oak/oak-100.jpg", false, false);
        model.labelByKey(7);
        assertThat(kit.notices().open().getFirst().text()).isEqualTo("Key 7 has no class: there are 2 classes.");
    }

    @Test
    void shouldRemoveAndOfferToUndo() {
        model.selectClass(1);
        model.remove();
        assertThat(project.dataset().get().size()).isEqualTo(7);
        assertThat(selection.names().get()).isEmpty();
        kit.notices().open().getFirst().action().run().run();
        assertThat(project.dataset().get().size()).isEqualTo(11);
    }

    @Test
    void shouldSetTheSideOfTheSplitOfAllThatAreSelected() {
        model.selectAll();
        model.setRole(SplitRole.TEST);
        assertThat(project.dataset().get().samples()).allMatch(s -> s.role() == SplitRole.TEST);
    }

    @Test
    void shouldShowWhatTheFilterLeaves() {
        filter.query().set("oak-10");
        assertThat(model.gallery().get().order()).hasSize(4);
        assertThat(model.summary().get()).isEqualTo("4 of 11 images");
        filter.query().set("nothing like it");
        assertThat(model.nothingFound().get()).isTrue();
        filter.clear();
        filter.toggle(new ImageFilter.Scope.WithValue("light", "lamp"));
        assertThat(model.gallery().get().order()).allMatch(n -> n.endsWith("100.jpg"));
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
    void shouldKeepWhatWasReadWhenAnImportIsCancelled(@TempDir Path folder) throws Exception {
        Path ash = Files.createDirectories(folder.resolve("trees/Ash"));
        for (int i = 0; i < 5; i++) {
            Files.write(ash.resolve(i + ".jpg"), FakeImages.leaf(1, i, 40, 40));
        }
        var held = new ArrayDeque<Runnable>();
        var slow = new FakeSession(Path.of("b.handful"), held::add).withLeaves(1, "Oak");
        var slowProject = new ProjectModel(slow, kit);
        var slowModel = new ImagesViewModel(slowProject, selection, filter, kit);
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
}
