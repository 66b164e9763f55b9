package org.handful.run.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void classesOfThePreTrainingAreNamedWhereTheCardNamesThem() {
        List<String> classes = List.of("Oak", "Elm");
        assertThat(Words.mapping(classes, new int[] {2, 0}, List.of())).contains("Oak = 2, Elm = 0");
        assertThat(Words.mapping(classes, new int[] {2, 0}, List.of("cat", "dog", "tree")))
                .contains("Oak = tree (2), Elm = cat (0)");
    }
}
