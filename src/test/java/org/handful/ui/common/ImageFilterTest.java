package org.handful.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.intake.Computed;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measured;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.ImageFilter.Scope.Found.Finding;
import org.junit.jupiter.api.Test;

class ImageFilterTest {
    private static final LabelSpace LABELS = new LabelSpace(List.of("Oak", "Elm", "Ash"));
    private static final List<Sample> SAMPLES = List.of(
            sample("a", 0, "lamp", SplitRole.TEST), sample("b", 0, "window", SplitRole.ANY),
            sample("c", 1, "lamp", SplitRole.SUPPORT), sample("d", 2, "lamp", SplitRole.ANY),
            sample("e", Sample.UNLABELLED, "lamp", SplitRole.ANY));

    private final ImageFilter filter = new ImageFilter();
    private MeasureTable measures = MeasureTable.NONE;

    @Test
    void shouldWidenWithinAKindAndNarrowAcrossKinds() {
        filter.toggle(new Scope.OfClass("Oak"));
        filter.toggle(new Scope.OfClass("Elm"));
        assertThat(shown()).containsExactly("a", "b", "c");
        filter.toggle(new Scope.WithValue("light", "lamp"));
        assertThat(shown()).containsExactly("a", "c");
        filter.toggle(new Scope.OnSide(SplitRole.TEST));
        assertThat(shown()).containsExactly("a");
    }

    @Test
    void shouldCountImagesWithoutAClassAsOneMoreClass() {
        filter.toggle(new Scope.Unlabelled());
        filter.toggle(new Scope.OfClass("Ash"));
        assertThat(shown()).containsExactly("d", "e");
    }

    @Test
    void shouldShowWhatARunFoundWhateverTheLabelsAreNow() {
        var wrong = new Scope.Found(Finding.WRONG, 3, Set.of("b", "e"));
        filter.toggle(wrong);
        assertThat(shown()).containsExactly("b", "e");
        assertThat(filter.has(new Scope.Found(Finding.WRONG, 3, Set.of()))).as("the same run").isTrue();
        filter.toggle(new Scope.Found(Finding.LABEL_ISSUE, 3, Set.of("b")));
        assertThat(shown()).containsExactly("b");
        filter.remove(wrong);
        filter.toggle(new Scope.Found(Finding.LABEL_ISSUE, 3, Set.of()));
        assertThat(shown()).hasSize(5);
    }

    @Test
    void shouldShowWhatWasComputedAndWhatNobodyCalledFine() {
        var dark = new Measured(5, 10, 20, 0.1, 0, 2, 1, "black", 1);
        var bright = new Measured(500, 90, 20, 1, 0.1, 6, 40, "white", 1);
        var data = new Dataset(LABELS, List.of("light"), SAMPLES);
        Map<String, Measured> found = Map.of("a", dark, "b", bright, "c", bright, "d", dark, "e", bright);
        measures = MeasureTable.of(found, data, Set.of("b", "c", "d", "e"));
        filter.toggle(new Scope.Measured(Computed.BACKGROUND, "white"));
        assertThat(shown()).containsExactly("b", "c", "e");
        filter.toggle(new Scope.OfClass("Elm"));
        assertThat(shown()).containsExactly("c");
        filter.clear();
        filter.toggle(new Scope.Flawed());
        assertThat(shown()).containsExactly("a");
    }

    @Test
    void shouldSearchNamesClassesAndValues() {
        filter.query().set("  ELM ");
        assertThat(shown()).containsExactly("c");
        filter.query().set("wind");
        assertThat(shown()).containsExactly("b");
        assertThat(filter.active().get()).isTrue();
        filter.clear();
        assertThat(filter.active().get()).isFalse();
    }

    @Test
    void shouldFollowAClassToItsNewName() {
        filter.toggle(new Scope.OfClass("Beech"));
        filter.replace(new Scope.OfClass("Beech"), new Scope.OfClass("Ash"));
        filter.replace(new Scope.OfClass("Yew"), new Scope.OfClass("Oak"));
        assertThat(shown()).containsExactly("d");
    }

    private List<String> shown() {
        return SAMPLES.stream().filter(filter.test(LABELS, measures)).map(s -> s.image().name()).toList();
    }

    private static Sample sample(String name, int label, String light, SplitRole role) {
        return new Sample(new ImageRef(name, name, 1, 1, 0), label, Map.of("light", light), role);
    }
}
