package org.handful.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;

class InspectorViewModelTest {
    private static final String OAK = "Oak/oak-100.jpg";
    private static final String ELM = "Elm/elm-101.jpg";

    private final UiKit kit = new FakeKit().direct("images");
    private final FakeSession session = new FakeSession(Path.of("a.handful"), Runnable::run)
            .withLeaves(3, "Oak", "Elm").withNearDuplicates(Set.of(OAK, "Oak/oak-101.jpg"));
    private final ProjectModel project = new ProjectModel(session, kit);
    private final Selection selection = new Selection();
    private final InspectorViewModel model = new InspectorViewModel(project, selection, kit);

    @Test
    void shouldHaveNothingToSayWithoutASelection() {
        assertThat(model.details().get()).isNull();
    }

    @Test
    void shouldShowWhatOneImageIs() {
        selection.select(OAK);
        Details details = model.details().get();
        assertThat(details.className()).isEqualTo("Oak");
        assertThat(details.values()).containsExactly(new Details.Value("light", "lamp"));
        assertThat(details.lookAlikes()).extracting(s -> s.image().name()).containsExactly("Oak/oak-101.jpg");
    }

    @Test
    void shouldSayWhatSeveralImagesHaveInCommon() {
        selection.select(List.of(OAK, ELM));
        Details details = model.details().get();
        assertThat(details.count()).isEqualTo(2);
        assertThat(details.sameClass()).isFalse();
        assertThat(details.values()).containsExactly(new Details.Value("light", null));
    }

    @Test
    void shouldEditAllThatAreSelected() {
        selection.select(List.of(OAK, ELM));
        model.setAttribute(" bark ", "rough");
        model.setClass("Ash");
        assertThat(model.details().get().className()).isEqualTo("Ash");
        assertThat(model.knownValues("bark")).containsExactly("rough");
        model.setAttribute("bark", " ");
        assertThat(model.knownValues("bark")).isEmpty();
    }
}
