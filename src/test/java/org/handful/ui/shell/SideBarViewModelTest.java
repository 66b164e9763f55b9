package org.handful.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;

class SideBarViewModelTest {
    private final UiKit kit = new FakeKit().direct("shell");
    private final FakeSession session =
            new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(4, "Oak", "Elm").withUnlabelled(3);
    private final ProjectModel project = new ProjectModel(session, kit);
    private final ImageFilter filter = new ImageFilter();
    private final Navigation navigation = new Navigation(new Selection(), filter);
    private final SideBarViewModel model = new SideBarViewModel(project, filter, navigation, kit);

    @Test
    void shouldCountImagesPerClassAndThoseWithout() {
        assertThat(model.classes().get()).extracting(ClassRow::name, ClassRow::count).containsExactly(
                tuple("Oak", 4), tuple("Elm", 4),
                tuple("unlabelled", 3));
        assertThat(model.values().get()).extracting(ValueRow::value).containsExactly("lamp", "window");
    }

    @Test
    void shouldNarrowToAClassAndBack() {
        navigation.show(Navigation.TRAIN);
        model.choose(model.classes().get().getFirst());
        assertThat(filter.scopes().get()).containsExactly(new ImageFilter.Scope.OfClass("Oak"));
        assertThat(navigation.screen().get()).isEqualTo(Navigation.IMAGES);
        model.choose(model.classes().get().getFirst());
        assertThat(filter.active().get()).isFalse();
    }

    @Test
    void shouldAddRenameAndMergeClasses() {
        model.addClass("  Ash ");
        model.addClass("Ash");
        model.renameClass("Ash", "Fraxinus");
        assertThat(project.dataset().get().labels().names()).containsExactly("Oak", "Elm", "Fraxinus");
        model.renameClass("Elm", "Oak");
        assertThat(model.classes().get().getFirst()).extracting(ClassRow::name, ClassRow::count)
                .containsExactly("Oak", 8);
        kit.notices().open().getLast().action().run().run();
        assertThat(project.dataset().get().labels().names()).contains("Elm");
    }

    @Test
    void shouldKeepTheImagesOfAClassThatIsDeleted() {
        model.deleteClass(model.classes().get().getFirst());
        assertThat(project.dataset().get().size()).isEqualTo(11);
        assertThat(model.classes().get().getLast().count()).isEqualTo(7);
        assertThat(kit.notices().open().getLast().text())
                .isEqualTo("The class Oak is gone; its 4 images are now unlabelled.");
    }

    @Test
    void shouldOfferToUndoOnlyUntilTheNextEdit() {
        model.deleteClass(model.classes().get().getFirst());
        assertThat(kit.notices().open()).hasSize(1);
        project.undo();
        assertThat(kit.notices().open()).isEmpty();
        assertThat(project.dataset().get().labels().names()).containsExactly("Oak", "Elm");
    }

    @Test
    void shouldLabelWhatIsDraggedOntoAClass() {
        model.label(List.of("new/scan-100.jpg"), model.classes().get().get(1));
        assertThat(model.classes().get().get(1).count()).isEqualTo(5);
    }
}
