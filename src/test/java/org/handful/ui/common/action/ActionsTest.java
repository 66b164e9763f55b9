package org.handful.ui.common.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.handful.ui.common.Texts;
import org.handful.ui.fake.FakeKit;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private final Texts texts = new FakeKit().direct("action").texts();
    private final List<String> done = new ArrayList<>();
    private final SimpleStringProperty why = new SimpleStringProperty();
    private final Actions actions = new Actions();
    private final PaletteModel palette = new PaletteModel(actions, texts);

    private Action action(String id) {
        return Action.of(id, "fth-x", () -> done.add(id));
    }

    private void offerSome() {
        actions.offer("window", List.of(action("file.new").key("Shortcut+N"), action("file.open"),
                action("file.folder"), action("view.train"), action("view.teaching").key("F9"),
                action("edit.undo").unless(why), action("view.look.contrast-dark"), action("view.look.dark")));
    }

    private List<String> found(String typed) {
        palette.query().set(typed);
        return palette.hits().get().stream().map(Action::id).toList();
    }

    @Test
    void shouldFindByBeginningsOfWordsAndByPlace() {
        offerSome();
        assertThat(found("teach").getFirst()).isEqualTo("view.teaching");
        assertThat(found("np").getFirst()).isEqualTo("file.new");
        assertThat(found("npf").getFirst()).isEqualTo("file.folder");
        assertThat(found("DARK").getFirst()).isEqualTo("view.look.dark");
        assertThat(found("file open").getFirst()).isEqualTo("file.open");
        assertThat(found("xyz")).isEmpty();
    }

    @Test
    void shouldShowWhatWasDoneLastFirstAndKeepIt() {
        List<String> kept = new ArrayList<>();
        actions.recall("view.train gone.away", kept::add);
        offerSome();
        assertThat(found("").getFirst()).isEqualTo("view.train");
        actions.perform(actions.find("file.open").orElseThrow());
        palette.query().set("f");
        assertThat(found("")).startsWith("file.open", "view.train");
        assertThat(kept).containsExactly("file.open view.train gone.away");
        assertThat(done).containsExactly("file.open");
    }

    @Test
    void shouldFindWhatCannotBeDoneButNotDoIt() {
        offerSome();
        why.set("Nothing to undo");
        Action undo = actions.find("edit.undo").orElseThrow();
        assertThat(found("und")).contains("edit.undo");
        actions.perform(undo);
        undo.perform();
        assertThat(done).isEmpty();
        why.set(null);
        actions.perform(undo);
        assertThat(done).containsExactly("edit.undo");
    }

    @Test
    void shouldRefuseWhatClashesAndForgetWhatIsWithdrawn() {
        offerSome();
        assertThatThrownBy(() -> actions.offer("other", List.of(action("edit.find").key("F9"))))
                .hasMessageContaining("edit.find").hasMessageContaining("view.teaching");
        assertThatThrownBy(() -> actions.offer("other", List.of(action("file.new"))))
                .isInstanceOf(IllegalArgumentException.class);
        actions.withdraw("window");
        actions.withdraw("window");
        assertThat(actions.all()).isEmpty();
        assertThat(found("")).isEmpty();
        offerSome();
        assertThat(actions.all()).hasSize(8);
    }
}
