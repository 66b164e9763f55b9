package org.handful.eval.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.eval.Vectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AssociationTest {
    @Test
    void cramersVEqualsTheReference() {
        JsonNode golden = Vectors.read("image_attributes").get("cramers_v");
        CramersV v = CramersV.of(Vectors.intMatrix(golden.get("table")));
        assertThat(v.plain()).isCloseTo(golden.get("plain").doubleValue(), within(1e-9));
        assertThat(v.corrected()).isCloseTo(golden.get("bias_corrected").doubleValue(), within(1e-9));
    }

    @Test
    void nothingGoesTogetherWhereThereIsOneKindOnly() {
        for (int[][] table : new int[][][] {{}, {{3, 4}}, {{3}, {4}}, {{0, 5}, {0, 2}}, {{0, 0}, {0, 0}}}) {
            assertThat(CramersV.of(table).corrected()).isZero();
            assertThat(CramersV.of(table).plain()).isZero();
        }
        assertThatThrownBy(() -> CramersV.of(new int[][] {{-1, 2}, {3, 4}})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTellsTheClassIsFound() {
        int[] label = IntStream.range(0, 40).map(i -> i % 2).toArray();
        List<String> tells = Arrays.stream(label).mapToObj(k -> k == 0 ? "water" : "land").toList();
        Association a = Association.of(label, tells, 2, 0);
        assertThat(a.v().plain()).isCloseTo(1, within(1e-12));
        assertThat(a.p()).isLessThan(0.001);
        assertThat(a.guess()).isEqualTo(1);
        assertThat(a.chance()).isEqualTo(0.5);
        assertThat(a.values()).containsExactly("land", "water");
    }

    @Test
    void imagesWithoutAValueAreNotCounted() {
        Association a = Association.of(new int[] {0, 1, 1}, Arrays.asList("x", null, "y"), 2, 0);
        assertThat(a.n()).isEqualTo(2);
        assertThat(a.missing()).isEqualTo(1);
        Association none = Association.of(new int[] {0, 1}, Arrays.asList(null, null), 2, 0);
        assertThat(none.p()).isEqualTo(1);
        assertThat(none.guess()).isNaN();
    }

    /** Among labels that have nothing to do with the values, one in twenty has p below 0.05. */
    @Test
    void chanceIsCalledChance() {
        Random random = new Random(4);
        int found = 0;
        int[] label = IntStream.range(0, 24).map(i -> i % 3).toArray();
        for (int t = 0; t < 200; t++) {
            List<String> values = IntStream.range(0, 24).mapToObj(_ -> "v" + random.nextInt(3)).toList();
            found += Association.of(label, values, 3, t).p() <= 0.05 ? 1 : 0;
        }
        assertThat(found).isBetween(2, 20);
    }

    @Property(tries = 200)
    void staysInBoundsAndDoesNotMindTheOrder(@ForAll long seed) {
        Random random = new Random(seed);
        int[][] table = new int[2 + random.nextInt(3)][2 + random.nextInt(3)];
        Arrays.stream(table).forEach(row -> Arrays.setAll(row, _ -> random.nextInt(5)));
        CramersV v = CramersV.of(table);
        assertThat(v.plain()).isBetween(0.0, 1 + 1e-12);
        assertThat(v.corrected()).isBetween(0.0, 1.0);
        int[][] turned = table.clone();
        turned[0] = table[1];
        turned[1] = table[0];
        assertThat(CramersV.of(turned).corrected()).as("a root: exact only where it is not near 0")
                .isCloseTo(v.corrected(), within(1e-7));
    }

    @Test
    void kappaIsAgreementBeyondChance() {
        assertThat(Kappa.of(new int[][] {{20, 5}, {10, 15}})).isCloseTo(0.4, within(1e-12));
        assertThat(Kappa.of(new int[][] {{3, 0}, {0, 4}})).isEqualTo(1);
        assertThat(Kappa.of(new int[][] {{25, 25}, {25, 25}})).isCloseTo(0, within(1e-12));
        assertThat(Kappa.of(new int[][] {{5, 0}, {0, 0}})).isNaN();
        assertThat(Kappa.of(new int[2][2])).isNaN();
    }

    /** The specification's table of 10,000 background colours, computed against human; a mixed border counts as wrong. */
    @Test
    void kappaOfTheSpecificationsTableIsClearlyAboveChance() {
        int[][] rows = Vectors.intMatrix(Vectors.read("image_attributes").get("agreement_with_cifar10b_humans")
                .get("rows_human_code_x_cols_auto_0..7,mixed"));
        int[][] square = new int[9][9];
        for (int i = 0; i < rows.length; i++) {
            square[i] = rows[i];
        }
        assertThat(Kappa.of(square)).isBetween(0.60, 0.70);
    }
}
