package org.handful.eval.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.handful.eval.Scored;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final List<Answer> FIRST = List.of(
            answer("a", "oak", "oak"), answer("b", "oak", "elm"), answer("c", "elm", "elm"), answer("d", "elm", "oak"),
            answer("gone", "elm", "elm"), answer("moved", "elm", "elm"), answer("replaced", "oak", "oak"));
    private static final List<Answer> SECOND = List.of(
            answer("d", "elm", "oak"), answer("c", "elm", "oak"), answer("b", "oak", "oak"), answer("a", "oak", "oak"),
            answer("new", "oak", "oak"), answer("moved", "oak", "oak"),
            new Answer("replaced", "other content", "oak", "oak"));

    @Test
    void onlyTheSameImagesWithTheSameClassAreCompared() {
        Pairing pairing = Pairing.of(FIRST, SECOND);
        assertThat(pairing.counts()).isEqualTo(new PairedCounts(1, 1, 1, 1));
        assertThat(pairing.gained()).containsExactly("b");
        assertThat(pairing.lost()).containsExactly("c");
        assertThat(pairing.onlyInFirst()).isEqualTo(2);
        assertThat(pairing.onlyInSecond()).isEqualTo(2);
        assertThat(pairing.relabelled()).isEqualTo(1);
        assertThat(pairing.sameTest()).isFalse();
        assertThat(Pairing.of(FIRST, FIRST).sameTest()).isTrue();
    }

    @Test
    void theOtherWayRoundGainsAreLosses() {
        Pairing there = Pairing.of(FIRST, SECOND);
        Pairing back = Pairing.of(SECOND, FIRST);
        assertThat(back.gained()).isEqualTo(there.lost());
        assertThat(back.lost()).isEqualTo(there.gained());
        assertThat(back.counts().difference().value()).isEqualTo(-there.counts().difference().value());
    }

    @Test
    void anImageIsAnsweredOnce() {
        assertThatThrownBy(() -> Pairing.of(List.of(FIRST.getFirst(), FIRST.getFirst()), SECOND))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void agreementSeesTheLastBit() {
        List<Scored> once = List.of(scored("a", 0.25), scored("b", 0.5));
        assertThat(Agreement.of(once, once)).isEqualTo(new Agreement(4, 0, 0, true));
        Agreement nearly = Agreement.of(once, List.of(scored("a", Math.nextUp(0.25)), scored("b", 0.5)));
        assertThat(nearly.identical()).isFalse();
        assertThat(nearly.largest()).isPositive().isLessThan(1e-15);
        assertThat(nearly.changed()).isZero();
        assertThat(Agreement.of(once, List.of(scored("a", 0.75), scored("b", 0.5))).changed()).isEqualTo(1);
        assertThatThrownBy(() -> Agreement.of(once, List.of(scored("b", 0.5), scored("a", 0.25))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Answer answer(String image, String truth, String predicted) {
        return new Answer(image, "digest of " + image, truth, predicted);
    }

    private static Scored scored(String image, double p) {
        return new Scored(image, 0, new double[] {p, 1 - p}, Map.of());
    }
}
