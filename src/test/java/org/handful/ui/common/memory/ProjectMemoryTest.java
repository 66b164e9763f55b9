package org.handful.ui.common.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.run.intake.Computed;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.gallery.GalleryModel;
import org.handful.ui.images.gallery.Grouping;
import org.handful.ui.images.gallery.Sorting;
import org.handful.ui.images.intake.MeasuresModel;
import org.junit.jupiter.api.Test;

/** A project opens as it was arranged when it was closed. */
class ProjectMemoryTest {
    private final Map<String, String> stored = new TreeMap<>();

    private ProjectMemory memory() {
        return new ProjectMemory(stored, stored::put);
    }

    @Test
    void aValueIsKeptAndComesBack() {
        var starred = new SimpleBooleanProperty();
        memory().keep(ProjectMemory.RUNS_STARRED, starred);
        assertThat(stored).isEmpty();
        starred.set(true);
        assertThat(stored).containsExactly(Map.entry(ProjectMemory.RUNS_STARRED, "true"));
        var later = new SimpleBooleanProperty();
        memory().keep(ProjectMemory.RUNS_STARRED, later);
        assertThat(later.get()).isTrue();
    }

    @Test
    void whatSaysNothingAnyMoreIsPassedOver() {
        stored.put("unit", "FORTNIGHTS");
        var unit = new SimpleObjectProperty<>(TimeUnit.DAYS);
        memory().keep("unit", unit, TimeUnit::name, name -> ProjectMemory.named(TimeUnit.values(), name));
        assertThat(unit.get()).isEqualTo(TimeUnit.DAYS);
    }

    @Test
    void theGalleryIsGroupedAndSortedAsItWas() {
        GalleryModel first = gallery();
        first.grouping().set(new Grouping.ByAttribute("light"));
        first.sorting().set(Sorting.DATE);
        first.reversed().set(true);
        first.side().set(201.5);
        GalleryModel second = gallery();
        assertThat(second.grouping().get()).isEqualTo(new Grouping.ByAttribute("light"));
        assertThat(second.sorting().get()).isEqualTo(Sorting.DATE);
        assertThat(second.reversed().get()).isTrue();
        assertThat(second.side().get()).isEqualTo(200);
        second.grouping().set(new Grouping.BySplit());
        assertThat(gallery().grouping().get()).isEqualTo(new Grouping.BySplit());
        gallery().grouping().set(new Grouping.ByComputed(Computed.SHARPNESS));
        assertThat(gallery().grouping().get()).isEqualTo(new Grouping.ByComputed(Computed.SHARPNESS));
        stored.put(ProjectMemory.GROUPING, Grouping.ATTRIBUTE + "an attribute that was deleted");
        assertThat(gallery().grouping().get()).isEqualTo(new Grouping.ByClass());
    }

    private GalleryModel gallery() {
        UiKit kit = new FakeKit().direct();
        var project = new ProjectModel(
                new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(4, "Oak", "Elm"), kit);
        var selection = new Selection();
        var filter = new ImageFilter();
        var model = new GalleryModel(project, filter,
                new Facts(project, new Navigation(selection, filter), kit), new MeasuresModel(project, kit), kit);
        model.remember(memory());
        return model;
    }
}
