package org.handful.eval.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.math.Vectors;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;
import org.junit.jupiter.api.Test;

class TwinsTest {
    private static final int DIM = 12;

    /** Against all pairs one by one. */
    @Property(tries = 40)
    void findsOfEachImageTheClosestPartnerThatMattersWithinTheLimit(@ForAll @IntRange(min = 2, max = 300) int n,
            @ForAll long seed) {
        var random = new Random(seed);
        double[] x = cloud(n, random);
        int[] groups = IntStream.range(0, n).map(i -> random.nextInt(4) == 0 && i > 0 ? i - 1 : i).toArray();
        for (int i = 0; i + 1 < n; i += 5) {
            near(x, i, random.nextInt(n), random);
        }
        int[] kind = random.ints(n, 0, 3).toArray();
        Twins.Matters matters = (i, j) -> kind[i] != kind[j];
        Twins found = Twins.of(x, DIM, groups, matters, ProgressListener.NONE, new CancelToken());

        double[] nearest = new double[n];
        List<List<Integer>> pairs = new ArrayList<>();
        int[] partner = new int[n];
        double[] apart = new double[n];
        for (int i = 0; i < n; i++) {
            nearest[i] = apart[i] = Double.POSITIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                double d = distance(x, i, j);
                if (groups[i] != groups[j]) {
                    nearest[i] = Math.min(nearest[i], d);
                    if (matters.of(i, j) && d < apart[i]) {
                        apart[i] = d;
                        partner[i] = j;
                    }
                }
            }
        }
        double[] finite = java.util.Arrays.stream(nearest).filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            assertThat(found.pairs()).isEmpty();
            return;
        }
        double limit = Twins.SHARE * (finite[(finite.length - 1) / 2] + finite[finite.length / 2]) / 2;
        assertThat(found.limit()).isCloseTo(Math.max(1e-6, limit), org.assertj.core.data.Offset.offset(1e-12));
        for (int i = 0; i < n; i++) {
            if (apart[i] <= found.limit() - 1e-9) {
                pairs.add(List.of(Math.min(i, partner[i]), Math.max(i, partner[i])));
            }
        }
        List<List<Integer>> told = found.pairs().stream().map(p -> List.of(p.first(), p.second())).toList();
        assertThat(told).doesNotHaveDuplicates().containsAll(pairs);
        assertThat(found.pairs()).allMatch(p -> p.distance() <= found.limit() && matters.of(p.first(), p.second())
                && groups[p.first()] != groups[p.second()]).isSortedAccordingTo(
                        java.util.Comparator.comparingDouble(Twins.Pair::distance));
    }

    @Test
    void aCopyThatIsKnownIsNoPairAndDoesNotSetTheScale() {
        var random = new Random(3);
        double[] x = cloud(40, random);
        for (int i = 0; i < 40; i += 2) {
            System.arraycopy(x, i * DIM, x, (i + 1) * DIM, DIM);
        }
        int[] known = IntStream.range(0, 40).map(i -> i / 2 * 2).toArray();
        Twins found = Twins.of(x, DIM, known, (i, j) -> true, ProgressListener.NONE, new CancelToken());
        assertThat(found.limit()).isGreaterThan(0.001);
        assertThat(found.pairs()).noneMatch(p -> p.first() / 2 == p.second() / 2);
        int[] alone = IntStream.range(0, 40).toArray();
        assertThat(Twins.of(x, DIM, alone, (i, j) -> true, ProgressListener.NONE, new CancelToken()).pairs())
                .as("equal rows are twins whatever the scale is").hasSize(20);
    }

    @Test
    void tellsHowFarItIsAndEndsWhenItIsCancelled() {
        double[] x = cloud(300, new Random(4));
        int[] alone = IntStream.range(0, 300).toArray();
        var most = new AtomicLong();
        Twins.of(x, DIM, alone, (i, j) -> true, (done, total) -> {
            assertThat(total).isEqualTo(300);
            most.accumulateAndGet(done, Math::max);
        }, new CancelToken());
        assertThat(most).hasValue(300);
        var cancelled = new CancelToken();
        cancelled.cancel();
        assertThatThrownBy(() -> Twins.of(x, DIM, alone, (i, j) -> true, ProgressListener.NONE, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    private static double[] cloud(int n, Random random) {
        double[] x = random.doubles((long) n * DIM, -1, 1).toArray();
        for (int i = 0; i < n; i++) {
            Vectors.unit(x, i * DIM, DIM);
        }
        return x;
    }

    private static void near(double[] x, int from, int to, Random random) {
        for (int j = 0; j < DIM; j++) {
            x[to * DIM + j] = x[from * DIM + j] + 0.02 * random.nextGaussian();
        }
        Vectors.unit(x, to * DIM, DIM);
    }

    private static double distance(double[] x, int i, int j) {
        return Math.max(0, 1 - Vectors.dot(x, i * DIM, x, j * DIM, DIM));
    }
}
