package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.ProjectException;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.SplitRole;
import org.handful.store.record.HistoryEntry;
import org.handful.store.record.NewImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes, the split and attributes as a whole. */
class DataEditsTest {
    @TempDir
    Path folder;

    private ProjectFile project;

    @BeforeEach
    void create() throws HandfulException {
        project = ProjectFile.create(folder.resolve("p.handful"));
        project.addImages(List.of(
                Fixture.image("a1.jpg", "1", "ant", Map.of("site", "bark", "light", "dim")),
                Fixture.image("a2.jpg", "2", "ant", Map.of("site", "rock")),
                Fixture.image("b1.jpg", "3", "bee", Map.of("site", "Bark")),
                Fixture.image("u.jpg", "4", null, Map.of())));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private String lastWords() throws HandfulException {
        return project.undoable().map(HistoryEntry::words).orElseThrow();
    }

    private List<SplitRole> roles() throws HandfulException {
        return project.dataset().samples().stream().map(s -> s.role()).toList();
    }

    private List<String> values(String attribute) throws HandfulException {
        return project.dataset().samples().stream().map(s -> s.attributes().get(attribute)).toList();
    }

    @Test
    void a_class_has_the_colour_and_the_state_that_a_person_gave_it_until_that_is_undone() throws HandfulException {
        LabelSpace before = project.dataset().labels();
        project.classes().recolour("ant", "#0072b2");
        project.classes().setActive(List.of("bee", "ant"), false);
        project.classes().setActive(List.of("ant"), true);
        LabelSpace labels = project.dataset().labels();
        assertThat(labels.colours()).containsExactly(Map.entry("ant", "#0072b2"));
        assertThat(labels.off()).containsExactly("bee");
        assertThat(project.dataset().usable()).as("images of classes that are on").containsExactly(0, 1);
        assertThat(lastWords()).isEqualTo("Class ant switched on");

        project.classes().setActive(List.of("ant"), true);
        assertThat(project.history()).as("nothing changed, nothing to undo").hasSize(4);
        project.goTo(project.history().getFirst().step());
        assertThat(project.dataset().labels()).isEqualTo(before);
    }

    @Test
    void a_colour_is_six_hex_digits() {
        assertThatThrownBy(() -> project.classes().recolour("ant", "red")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> project.classes().recolour("elk", "#000000")).isInstanceOf(InputException.class);
    }

    @Test
    void a_locked_test_set_is_what_it_was_whatever_is_tried() throws HandfulException {
        project.setRole(List.of("a1.jpg"), SplitRole.TEST);
        project.split().lock(true);
        assertThat(project.split().locked()).isTrue();
        List<ThrowingCallable> ways = List.of(
                () -> project.setRole(List.of("a1.jpg", "u.jpg"), SplitRole.ANY),
                () -> project.setRole(List.of("a2.jpg", "a1.jpg"), SplitRole.TEST),
                () -> project.removeImages(List.of("a1.jpg")),
                () -> project.split().clear(),
                () -> project.split().draw(Map.of("b1.jpg", SplitRole.TEST), 1, 0),
                () -> project.addImages(List.of(new NewImage(new ImageRef("new.jpg", Fixture.sha256(new byte[1]), 1, 1, 0),
                        new NewImage.Source.Stored(new byte[1]), new byte[0], null, Map.of(), SplitRole.TEST))));
        for (ThrowingCallable way : ways) {
            assertThatThrownBy(way).isInstanceOfSatisfying(ProjectException.class,
                    e -> assertThat(e.problem()).isEqualTo(ProjectException.Problem.TEST_LOCKED));
        }
        project.setRole(List.of("a1.jpg"), SplitRole.TEST);
        project.setRole(List.of("b1.jpg"), SplitRole.SUPPORT);
        assertThat(roles()).containsExactly(SplitRole.TEST, SplitRole.ANY, SplitRole.SUPPORT, SplitRole.ANY);
        project.undo();
        project.undo();
        assertThat(project.split().locked()).isFalse();
        project.removeImages(List.of("a1.jpg"));
        assertThat(project.dataset().size()).isEqualTo(3);
    }

    @Test
    void a_split_is_drawn_and_cleared_in_one_edit_each() throws HandfulException {
        project.setRole(List.of("u.jpg"), SplitRole.OFF);
        project.split().draw(Map.of("a1.jpg", SplitRole.SUPPORT, "a2.jpg", SplitRole.TEST, "b1.jpg",
                SplitRole.SUPPORT), 1, 7);
        assertThat(lastWords()).isEqualTo("Split drawn with 1 per class, seed 7");
        assertThat(project.split().clear()).isEqualTo(3);
        assertThat(roles()).containsExactly(SplitRole.ANY, SplitRole.ANY, SplitRole.ANY, SplitRole.OFF);
        project.undo();
        assertThat(roles()).containsExactly(SplitRole.SUPPORT, SplitRole.TEST, SplitRole.SUPPORT, SplitRole.OFF);
    }

    @Test
    void an_attribute_and_its_values_are_renamed_merged_and_deleted_for_all_images() throws HandfulException {
        project.attributes().renameValue("site", "Bark", "bark");
        assertThat(values("site")).containsExactly("bark", "rock", "bark", null);
        assertThat(lastWords()).isEqualTo("site: Bark is now bark for 1 image");
        assertThatThrownBy(() -> project.attributes().rename("site", "light")).isInstanceOf(InputException.class);
        project.attributes().rename("site", "place");
        assertThat(project.dataset().attributeNames()).containsExactly("light", "place");
        assertThat(values("place")).containsExactly("bark", "rock", "bark", null);
        project.attributes().delete("place");
        assertThat(project.dataset().attributeNames()).containsExactly("light");
        assertThat(lastWords()).isEqualTo("Attribute place deleted from 3 images");
        project.undo();
        project.undo();
        assertThat(values("site")).containsExactly("bark", "rock", "bark", null);
        assertThatThrownBy(() -> project.attributes().delete("smell")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> project.attributes().rename("site", " ")).isInstanceOf(InputException.class);
    }
}
