package org.handful.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handful.eval.Datasets.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.handful.error.InputException;
import org.handful.model.Dataset;
import org.handful.model.Split;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;

/** What no split may ever do, whatever the classes, duplicates and roles. */
class SplitterPropertiesTest {
    record Case(Dataset data, int[] groups) {}

    @Property
    void keepsTheRulesOfEverySplit(@ForAll("cases") Case c, @ForAll("specs") SplitSpec spec, @ForAll long seed) {
        for (Split split : splits(c, spec, seed)) {
            assertThat(split.support()).isSorted().doesNotHaveDuplicates().doesNotContain(split.test());
            assertThat(split.test()).isSorted().doesNotHaveDuplicates();
            assertThat(Datasets.shared(c.data, c.groups, split)).as("duplicates on both sides").isEmpty();
            assertThat(Arrays.stream(split.support())).allMatch(i -> usable(c, i) && role(c, i) != SplitRole.TEST);
            assertThat(Arrays.stream(split.test())).allMatch(i -> usable(c, i) && role(c, i) != SplitRole.SUPPORT);
            assertThat(IntStream.range(0, c.data.size())
                            .filter(i -> usable(c, i) && role(c, i) == SplitRole.SUPPORT))
                    .as("fixed support images")
                    .isSubsetOf(Arrays.stream(split.support()).boxed().toList());
        }
    }

    @Property
    void givesTheSameSplitForTheSameSeed(
            @ForAll("cases") Case c, @ForAll("specs") SplitSpec spec, @ForAll long seed) {
        assertThat(splits(c, spec, seed)).usingRecursiveComparison().isEqualTo(splits(c, spec, seed));
    }

    @Property
    void neverDrawsMoreThanKAndNamesWhoHasLess(
            @ForAll("cases") Case c, @ForAll @IntRange(min = 1, max = 6) int shots, @ForAll long seed) {
        for (Split split : splits(c, new SplitSpec.Shots(shots), seed)) {
            int[] support = Datasets.perClass(c.data, split.support());
            int[] test = Datasets.perClass(c.data, split.test());
            for (int k = 0; k < support.length; k++) {
                int label = k;
                long fixed = Arrays.stream(c.data.ofClass(label))
                        .filter(i -> role(c, i) == SplitRole.SUPPORT)
                        .count();
                assertThat((long) support[k]).isLessThanOrEqualTo(Math.max(fixed, shots));
                assertThat(split.shortClasses().contains(c.data.labels().name(k)))
                        .isEqualTo(support[k] < shots || test[k] == 0);
            }
        }
    }

    @Property
    void aFractionLeavesNoFreeImageUnused(@ForAll("cases") Case c, @ForAll long seed) {
        for (Split split : splits(c, new SplitSpec.Fraction(0.5), seed)) {
            assertThat(IntStream.range(0, c.data.size()).filter(i -> usable(c, i) && role(c, i) == SplitRole.ANY))
                    .isSubsetOf(Stream.of(split.support(), split.test())
                            .flatMap(p -> Arrays.stream(p).boxed())
                            .toList());
        }
    }

    private static List<Split> splits(Case c, SplitSpec spec, long seed) {
        try {
            return spec instanceof SplitSpec.Folds folds
                    ? Splitter.folds(c.data, c.groups, folds, seed)
                    : List.of(Splitter.split(c.data, c.groups, spec, seed));
        } catch (InputException tooFew) {
            assertThat(tooFew.problem()).isEqualTo(InputException.Problem.TOO_FEW);
            return List.of();
        }
    }

    private static SplitRole role(Case c, int position) {
        return c.data.samples().get(position).role();
    }

    private static boolean usable(Case c, int position) {
        return c.data.samples().get(position).labelled() && role(c, position) != SplitRole.OFF;
    }

    @Provide
    Arbitrary<SplitSpec> specs() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 6).map(SplitSpec.Shots::new),
                Arbitraries.integers().between(5, 95).map(p -> new SplitSpec.Fraction(p / 100.0)),
                Combinators.combine(Arbitraries.integers().between(2, 6), Arbitraries.integers().between(1, 2))
                        .as(SplitSpec.Folds::new),
                Arbitraries.just(new SplitSpec.AsAssigned()));
    }

    /** Up to four classes of up to ten images, with copies, groups that also span classes, and every role. */
    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 4),
                        Arbitraries.longs(),
                        Arbitraries.of(0, 10, 40),
                        Arbitraries.of(0, 30))
                .as((classes, seed, duplicates, fixed) -> make(classes, new Random(seed), duplicates, fixed));
    }

    private static Case make(int classes, Random random, int percentDuplicates, int percentFixed) {
        Datasets.Builder builder = dataset();
        for (int k = 0; k < classes; k++) {
            int n = 1 + random.nextInt(10);
            for (int i = 0; i < n; i++) {
                SplitRole role = random.nextInt(100) < percentFixed
                        ? SplitRole.values()[random.nextInt(SplitRole.values().length)]
                        : SplitRole.ANY;
                if (random.nextInt(100) < percentDuplicates / 2) {
                    builder.copies("c" + k, 1);
                } else {
                    builder.images("c" + k, 1, role);
                }
            }
        }
        Dataset data = builder.unlabelled(random.nextInt(3)).build();
        int[] groups = IntStream.range(0, data.size())
                .map(i -> random.nextInt(100) < percentDuplicates ? random.nextInt(4) : -1)
                .toArray();
        return new Case(data, groups);
    }
}
