package org.handful.ui.images.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.intake.MeasuresModel;
import org.handful.ui.images.gallery.Picking.Direction;
import org.handful.ui.images.gallery.Picking.How;
import org.junit.jupiter.api.Test;

class PickingTest {
    private final UiKit kit = new FakeKit().direct("images");
    private final FakeSession session =
            new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(4, "Oak", "Elm").withUnlabelled(3);
    private final ProjectModel project = new ProjectModel(session, kit);
    private final Selection selection = new Selection();
    private final ImageFilter filter = new ImageFilter();
    private final GalleryModel model = new GalleryModel(project, filter,
            new Facts(project, new Navigation(selection, filter), kit), new MeasuresModel(project, kit), kit);
    private final Picking picking = new Picking(selection, model);

    @Test
    void shouldSelectFromClickToClickWithShift() {
        picking.click("Oak/oak-100.jpg", false, false);
        picking.click("Oak/oak-102.jpg", true, false);
        assertThat(selection.names().get())
                .containsExactly("Oak/oak-100.jpg", "Oak/oak-101.jpg", "Oak/oak-102.jpg");
        picking.click("Elm/elm-103.jpg", false, true);
        assertThat(selection.names().get()).hasSize(4);
    }

    @Test
    void shouldMoveUpAndDownBetweenLinesAndGroups() {
        model.columns().set(2);
        picking.go("Oak/oak-101.jpg");
        picking.move(Direction.DOWN, How.SELECT);
        assertThat(selection.lead().get()).isEqualTo("Oak/oak-103.jpg");
        picking.move(Direction.DOWN, How.SELECT);
        assertThat(selection.lead().get()).isEqualTo("Elm/elm-101.jpg");
        picking.move(Direction.UP, How.EXTEND);
        assertThat(selection.names().get()).containsExactly("Elm/elm-101.jpg", "Elm/elm-100.jpg", "Oak/oak-103.jpg");
    }

    @Test
    void shouldGoByPagesAndToTheEnds() {
        model.columns().set(1);
        model.page().set(4);
        picking.go("new/scan-100.jpg");
        picking.move(Direction.PAGE_DOWN, How.SELECT);
        assertThat(picking.cursor().get()).isEqualTo("Oak/oak-101.jpg");
        picking.move(Direction.LAST, How.SELECT);
        assertThat(picking.cursor().get()).isEqualTo("Elm/elm-103.jpg");
        picking.move(Direction.PAGE_UP, How.SELECT);
        assertThat(picking.cursor().get()).isEqualTo("Oak/oak-103.jpg");
        picking.move(Direction.FIRST, How.EXTEND);
        assertThat(selection.names().get()).hasSize(7);
    }

    @Test
    void shouldMarkImagesOneAfterTheOtherWithSpace() {
        picking.go("Oak/oak-100.jpg");
        picking.mark();
        assertThat(selection.names().get()).containsExactly("Oak/oak-100.jpg");
        assertThat(picking.cursor().get()).isEqualTo("Oak/oak-101.jpg");
        picking.move(Direction.RIGHT, How.PASS);
        picking.mark();
        assertThat(selection.names().get()).containsExactly("Oak/oak-100.jpg", "Oak/oak-102.jpg");
        picking.move(Direction.LEFT, How.PASS);
        picking.mark();
        assertThat(selection.names().get()).as("a second press takes the mark away")
                .containsExactly("Oak/oak-100.jpg");
    }

    @Test
    void shouldBeginAtTheFirstImageWhenNothingIsSelected() {
        picking.move(Direction.DOWN, How.SELECT);
        assertThat(picking.cursor().get()).isEqualTo("new/scan-100.jpg");
    }

    @Test
    void shouldFollowWhatOtherPlacesSelect() {
        selection.select("Elm/elm-102.jpg");
        assertThat(picking.cursor().get()).isEqualTo("Elm/elm-102.jpg");
    }

    @Test
    void shouldShowWhatTheFilterLeavesInTheOrderThatIsAskedFor() {
        filter.query().set("oak-10");
        assertThat(model.gallery().get().names()).containsExactly(
                "Oak/oak-100.jpg", "Oak/oak-101.jpg", "Oak/oak-102.jpg", "Oak/oak-103.jpg");
        assertThat(model.startsOver()).isTrue();
        model.sorting().set(Sorting.DATE);
        assertThat(model.gallery().get().nameAt(0)).isEqualTo("Oak/oak-103.jpg");
        project.edit(s -> s.setLabel(java.util.List.of("Oak/oak-101.jpg"), "Elm"));
        assertThat(model.startsOver()).as("an edit keeps the place").isFalse();
    }
}
