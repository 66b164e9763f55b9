package org.handful.eval.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TieTest {
    /** By hand: n = 60, 20 of a class, 20 of a value, 16 of both. */
    @Test
    void theStrengthIsThatOfCole() {
        Tie first = Tie.of(new int[][] {{16, 2, 2}, {2, 16, 2}, {2, 2, 16}}).getFirst();
        assertThat(first.strength()).isCloseTo((60.0 * 16 - 400) / (60 * 20 - 400), within(1e-12));
        assertThat(first.both()).isEqualTo(16);
        assertThat(first.p()).isLessThan(1e-5);
        assertThat(Tie.of(new int[][] {{16, 2, 2}, {2, 16, 2}, {2, 2, 16}})).hasSize(3);
    }

    @Test
    void twoClassesOnOneBackgroundAreBothTiedToIt() {
        assertThat(Tie.of(new int[][] {{10, 0}, {10, 0}, {0, 10}})).extracting(t -> t.row() + " " + t.column())
                .containsExactlyInAnyOrder("0 0", "1 0", "2 1");
    }

    /** One class is 4 % of its background, as are 24 others, and lies on nothing else. */
    @Test
    void aHundredClassesOnFourBackgroundsAreAllTied() {
        int[][] table = new int[100][4];
        IntStream.range(0, 100).forEach(k -> table[k][k % 4] = 5);
        assertThat(Tie.of(table)).hasSize(100).allSatisfy(t -> assertThat(t.strength()).isEqualTo(1));
    }

    @Test
    void evenTablesAndSingleImagesHaveNoTies() {
        assertThat(Tie.of(new int[][] {{5, 5}, {5, 5}})).isEmpty();
        assertThat(Tie.of(new int[][] {{1, 0}, {0, 1}})).isEmpty();
        assertThat(Tie.of(new int[][] {})).isEmpty();
        assertThat(Tie.of(new int[][] {{7, 0}, {3, 0}})).isEmpty();
        assertThat(Tie.of(new int[][] {{0, 0}, {0, 0}})).isEmpty();
    }

    /** Of 5 images of a class on any of 4 backgrounds 4 or more are on one of them about one time in twenty. */
    @Test
    void chanceTiesFewOfManyClasses() {
        Random random = new Random(3);
        int[][] table = new int[100][4];
        for (int[] row : table) {
            IntStream.range(0, 5).forEach(_ -> row[random.nextInt(4)]++);
        }
        assertThat(Tie.of(table).size()).isLessThan(20);
    }
}
