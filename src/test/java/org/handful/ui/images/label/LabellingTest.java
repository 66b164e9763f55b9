package org.handful.ui.images.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.gallery.GalleryModel;
import org.handful.ui.images.gallery.Lane;
import org.handful.ui.images.gallery.Picking;
import org.handful.ui.images.intake.MeasuresModel;
import org.junit.jupiter.api.Test;

class LabellingTest {
    private final UiKit kit = new FakeKit().direct("images");
    private final FakeSession session =
            new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(4, "Oak", "Elm", "Hop oak").withUnlabelled(3);
    private final ProjectModel project = new ProjectModel(session, kit);
    private final Selection selection = new Selection();
    private final ImageFilter filter = new ImageFilter();
    private final GalleryModel gallery = new GalleryModel(project, filter,
            new Facts(project, new Navigation(selection, filter), kit), new MeasuresModel(project, kit), kit);
    private final Picking picking = new Picking(selection, gallery);
    private final Labelling labelling = new Labelling(project, selection, gallery, picking, kit);
    private final TypeAhead typeAhead = new TypeAhead(labelling, selection);

    @Test
    void shouldLabelByKeyAndGoOnToTheNextImageWithoutAClass() {
        picking.go("new/scan-100.jpg");
        labelling.byKey(2);
        assertThat(classOf("new/scan-100.jpg")).isEqualTo("Elm");
        assertThat(selection.names().get()).containsExactly("new/scan-101.jpg");
    }

    @Test
    void shouldComeBackToTheFirstImageWithoutAClassAfterTheLast() {
        picking.go("new/scan-102.jpg");
        labelling.byKey(1);
        assertThat(picking.cursor().get()).isEqualTo("new/scan-100.jpg");
    }

    @Test
    void shouldStayOnAnImageThatIsLabelledAgain() {
        picking.go("Oak/oak-100.jpg");
        labelling.byKey(2);
        assertThat(selection.lead().get()).isEqualTo("Oak/oak-100.jpg");
        project.undo();
        assertThat(classOf("Oak/oak-100.jpg")).isEqualTo("Oak");
    }

    @Test
    void shouldSayThatAKeyHasNoClass() {
        picking.go("Oak/oak-100.jpg");
        labelling.byKey(7);
        assertThat(kit.notices().open().getFirst().text()).isEqualTo("Key 7 has no class: there are 3 classes.");
    }

    @Test
    void shouldFindClassesByWhatIsTypedBeginningsFirst() {
        picking.go("new/scan-100.jpg");
        assertThat(typeAhead.begin("o")).isTrue();
        typeAhead.typed().set("oak");
        assertThat(typeAhead.matches().get()).extracting(TypeAhead.Match::name).containsExactly("Oak", "Hop oak");
        typeAhead.step(1);
        typeAhead.accept();
        assertThat(classOf("new/scan-100.jpg")).isEqualTo("Hop oak");
        assertThat(typeAhead.open().get()).isFalse();
        assertThat(picking.cursor().get()).isEqualTo("new/scan-101.jpg");
    }

    @Test
    void shouldMakeAClassOfANameThatIsNoneYet() {
        picking.go("new/scan-100.jpg");
        typeAhead.begin("A");
        typeAhead.typed().set(" Ash ");
        assertThat(typeAhead.matches().get()).containsExactly(new TypeAhead.Match("Ash", true));
        typeAhead.accept();
        assertThat(project.dataset().get().labels().names()).containsExactly("Oak", "Elm", "Hop oak", "Ash");
        assertThat(classOf("new/scan-100.jpg")).isEqualTo("Ash");
    }

    @Test
    void shouldLeaveEverythingAloneWhenTypingIsCancelledOrNothingIsSelected() {
        assertThat(typeAhead.begin("o")).as("nothing is selected").isFalse();
        picking.go("new/scan-100.jpg");
        typeAhead.begin("o");
        typeAhead.cancel();
        typeAhead.accept();
        assertThat(classOf("new/scan-100.jpg")).isNull();
    }

    @Test
    void shouldGiveWhatIsMovedToALaneWhatTheLaneSays() {
        labelling.move(List.of("new/scan-100.jpg"), new Lane.OfClass("Elm"));
        labelling.move(List.of("Oak/oak-100.jpg"), new Lane.OfClass(null));
        labelling.move(List.of("Oak/oak-101.jpg"), new Lane.OnSide(SplitRole.TEST));
        labelling.move(List.of("Oak/oak-102.jpg"), new Lane.WithValue("light", "moon"));
        assertThat(classOf("new/scan-100.jpg")).isEqualTo("Elm");
        assertThat(classOf("Oak/oak-100.jpg")).isNull();
        assertThat(sample("Oak/oak-101.jpg").role()).isEqualTo(SplitRole.TEST);
        assertThat(sample("Oak/oak-102.jpg").attributes()).isEqualTo(Map.of("light", "moon"));
        assertThat(labelling.takes(new Lane.Predicted("Oak"))).isFalse();
    }

    private String classOf(String image) {
        Sample s = sample(image);
        return s.labelled() ? project.dataset().get().labels().name(s.label()) : null;
    }

    private Sample sample(String image) {
        return project.dataset().get().samples().stream().filter(s -> s.image().name().equals(image)).findFirst()
                .orElseThrow();
    }
}
