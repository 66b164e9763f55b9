package org.handful.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private final Selection selection = new Selection();

    @Test
    void shouldLetTheLastOneLead() {
        selection.select(List.of("a", "b"));
        assertThat(selection.lead().get()).isEqualTo("b");
        selection.toggle("c");
        assertThat(selection.lead().get()).isEqualTo("c");
        selection.toggle("c");
        assertThat(selection.names().get()).containsExactly("a", "b");
        assertThat(selection.lead().get()).isEqualTo("b");
    }

    @Test
    void shouldForgetImagesThatAreGone() {
        selection.select(List.of("a", "b", "c"));
        selection.retain(Set.of("a", "b"));
        assertThat(selection.names().get()).containsExactly("a", "b");
        assertThat(selection.lead().get()).isEqualTo("b");
        selection.retain(Set.of());
        assertThat(selection.lead().get()).isNull();
    }
}
