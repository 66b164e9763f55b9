package org.handful.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CardRowsTest {
    @Test
    void fourCardsStandInOneRowOrInTwoEvenOnes() {
        assertThat(CardRows.rows(4, 1000)).containsExactly(4);
        assertThat(CardRows.rows(4, 780)).containsExactly(2, 2);
        assertThat(CardRows.rows(3, 500)).containsExactly(2, 1);
        assertThat(CardRows.rows(4, 100)).containsExactly(1, 1, 1, 1);
    }

    @Property
    void allCardsHaveAPlaceInRowsAsEvenAsCanBe(@ForAll @IntRange(min = 1, max = 40) int cards,
            @ForAll @IntRange(min = 0, max = 4000) int width) {
        int[] rows = CardRows.rows(cards, width);
        assertThat(Arrays.stream(rows).sum()).isEqualTo(cards);
        assertThat(Arrays.stream(rows).max().orElseThrow() - Arrays.stream(rows).min().orElseThrow())
                .isLessThanOrEqualTo(1);
    }
}
