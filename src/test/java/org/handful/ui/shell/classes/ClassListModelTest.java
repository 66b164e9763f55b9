package org.handful.ui.shell.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.look.Rgb;
import org.handful.ui.fake.FakeImages;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;

class ClassListModelTest {
    private final UiKit kit = new FakeKit().direct("shell", "data");
    private final FakeSession session =
            new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(4, "Oak", "Elm").withUnlabelled(3);
    private final ProjectModel project = new ProjectModel(session, kit);
    private final ImageFilter filter = new ImageFilter();
    private final Navigation navigation = new Navigation(new Selection(), filter);
    private final ClassListModel model = new ClassListModel(project, filter, navigation, kit);

    @Test
    void shouldCountImagesPerClassAndThoseWithout() {
        assertThat(model.rows().get()).extracting(ClassRow::name, ClassRow::count).containsExactly(
                tuple("Oak", 4), tuple("Elm", 4),
                tuple("unlabelled", 3));
    }

    @Test
    void shouldTakeAPictureFromABrowserIntoTheClassItWasDroppedOn() {
        model.take(new Dropped(List.of(), () -> FakeImages.leaf(1, 1, 40, 40),
                null, "<img src='https://example.org/elm.webp'>", null), model.rows().get().get(1));
        assertThat(project.dataset().get().samples()).filteredOn(s -> s.image().name().equals("elm.png"))
                .singleElement().satisfies(s -> assertThat(s.label()).isEqualTo(1));
    }

    @Test
    void shouldNarrowToAClassAndBack() {
        navigation.show(Navigation.TRAIN);
        model.choose(model.rows().get().getFirst());
        assertThat(filter.scopes().get()).containsExactly(new ImageFilter.Scope.OfClass("Oak"));
        assertThat(navigation.screen().get()).isEqualTo(Navigation.IMAGES);
        model.choose(model.rows().get().getFirst());
        assertThat(filter.active().get()).isFalse();
    }

    @Test
    void shouldAddRenameAndMergeClasses() {
        model.add("  Ash ");
        model.add("Ash");
        model.rename("Ash", "Fraxinus");
        assertThat(project.dataset().get().labels().names()).containsExactly("Oak", "Elm", "Fraxinus");
        model.rename("Elm", "Oak");
        assertThat(model.rows().get().getFirst()).extracting(ClassRow::name, ClassRow::count)
                .containsExactly("Oak", 8);
        kit.notices().open().getLast().action().run().run();
        assertThat(project.dataset().get().labels().names()).contains("Elm");
    }

    @Test
    void shouldKeepTheImagesOfAClassThatIsDeleted() {
        model.delete(model.rows().get().getFirst());
        assertThat(project.dataset().get().size()).isEqualTo(11);
        assertThat(model.rows().get().getLast().count()).isEqualTo(7);
        assertThat(kit.notices().open().getLast().text())
                .isEqualTo("The class Oak is gone; its 4 images are now unlabelled.");
    }

    @Test
    void shouldOfferToUndoOnlyUntilTheNextEdit() {
        model.delete(model.rows().get().getFirst());
        assertThat(kit.notices().open()).hasSize(1);
        project.undo();
        assertThat(kit.notices().open()).isEmpty();
        assertThat(project.dataset().get().labels().names()).containsExactly("Oak", "Elm");
    }

    @Test
    void shouldLabelWhatIsDraggedOntoAClass() {
        model.label(List.of("new/scan-100.jpg"), model.rows().get().get(1));
        assertThat(model.rows().get().get(1).count()).isEqualTo(5);
    }

    @Test
    void shouldColourOrderAndSwitchOffClassesUntilThatIsUndone() {
        model.recolour(row(0), Rgb.of("0072B2"));
        model.switchOver(row(1));
        model.move(row(0), 1);
        assertThat(model.rows().get()).extracting(ClassRow::name, ClassRow::active, ClassRow::colour, ClassRow::count)
                .containsExactly(tuple("Elm", false, null, 4), tuple("Oak", true, "#0072b2", 4),
                        tuple("unlabelled", true, null, 3));
        assertThat(project.dataset().get().usable()).hasSize(4);
        project.undo();
        project.undo();
        project.undo();
        assertThat(model.rows().get()).extracting(ClassRow::name, ClassRow::active, ClassRow::colour)
                .startsWith(tuple("Oak", true, null), tuple("Elm", true, null));
    }

    @Test
    void shouldStayInPlaceAtTheEndsOfTheList() {
        model.move(row(0), -1);
        model.move(row(1), 7);
        assertThat(project.undoable().get()).isEmpty();
        assertThat(model.others(row(0))).containsExactly("Elm");
    }

    @Test
    void shouldPutADraggedClassWhereTheLineIs() {
        assertThat(ClassDrag.place(0, 2, true)).isEqualTo(1);
        assertThat(ClassDrag.place(0, 2, false)).isEqualTo(2);
        assertThat(ClassDrag.place(2, 0, true)).isZero();
        assertThat(ClassDrag.place(2, 0, false)).isEqualTo(1);
        assertThat(ClassDrag.place(1, 1, true)).isEqualTo(1);
    }

    private ClassRow row(int index) {
        return model.rows().get().get(index);
    }
}
