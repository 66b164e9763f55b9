package org.handful.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handful.eval.Datasets.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.model.Dataset;
import org.handful.model.Split;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private static final SplitSpec FIVE = new SplitSpec.Shots(5);

    @Test
    void drawsKOfEachClassAndTestsOnTheRest() throws InputException {
        Dataset data = dataset().images("ant", 12).images("bee", 8).build();
        Split split = Splitter.split(data, alone(data), FIVE, 0);
        assertThat(Datasets.perClass(data, split.support())).containsExactly(5, 5);
        assertThat(Datasets.perClass(data, split.test())).containsExactly(7, 3);
        assertThat(split.shortClasses()).isEmpty();
    }

    @Test
    void aClassWithKImagesOrFewerKeepsOneForTheTestSet() throws InputException {
        Dataset data = dataset().images("five", 5).images("many", 9).images("one", 1).images("two", 2).build();
        Split split = Splitter.split(data, alone(data), FIVE, 3);
        assertThat(Datasets.perClass(data, split.support())).containsExactly(4, 5, 1, 1);
        assertThat(Datasets.perClass(data, split.test())).containsExactly(1, 4, 0, 1);
        assertThat(split.shortClasses()).containsExactly("five", "one", "two");
    }

    @Test
    void aClassOfOneIsSupportOnlyAndNamedEvenForOneShot() throws InputException {
        Dataset data = dataset().images("many", 4).images("one", 1).build();
        Split split = Splitter.split(data, alone(data), new SplitSpec.Shots(1), 0);
        assertThat(Datasets.perClass(data, split.support())).containsExactly(1, 1);
        assertThat(split.shortClasses()).containsExactly("one");
    }

    @Test
    void theRestOfAGroupThatWasDrawnFromIsInNeitherSet() throws InputException {
        Dataset data = dataset().images("ant", 10).images("bee", 10).build();
        int[] groups = alone(data);
        Arrays.fill(groups, 0, 9, 7);
        Split split = Splitter.split(data, groups, FIVE, 1);
        assertThat(Datasets.perClass(data, split.support())).containsExactly(5, 5);
        assertThat(Arrays.stream(split.test()).filter(i -> i < 10)).containsExactly(9);
    }

    @Test
    void aClassWithoutADistinctImageToTestOnIsSupportOnly() throws InputException {
        Dataset data = dataset().images("ant", 10).images("bee", 10).build();
        int[] groups = alone(data);
        Arrays.fill(groups, 0, 10, 7);
        Split split = Splitter.split(data, groups, FIVE, 1);
        assertThat(Datasets.perClass(data, split.support())).containsExactly(5, 5);
        assertThat(Datasets.perClass(data, split.test())).containsExactly(0, 5);
        assertThat(split.shortClasses()).containsExactly("ant");
    }

    @Test
    void equalFilesAreDuplicatesWithoutBeingMarked() throws InputException {
        Dataset data = dataset().images("ant", 6).copies("ant", 4).images("bee", 6).build();
        for (int seed = 0; seed < 30; seed++) {
            Split split = Splitter.split(data, alone(data), new SplitSpec.Shots(2), seed);
            assertThat(Datasets.shared(data, alone(data), split)).isEmpty();
        }
    }

    @Test
    void doesNotUseImagesThatAreOffOrHaveNoLabel() throws InputException {
        Dataset data = dataset().images("ant", 6).images("ant", 3, SplitRole.OFF).images("bee", 6).unlabelled(4)
                .build();
        for (SplitSpec spec : List.of(FIVE, new SplitSpec.Fraction(0.5))) {
            Split split = Splitter.split(data, alone(data), spec, 0);
            assertThat(IntStream.concat(Arrays.stream(split.support()), Arrays.stream(split.test())))
                    .hasSize(12)
                    .allMatch(i -> data.samples().get(i).labelled())
                    .allMatch(i -> data.samples().get(i).role() != SplitRole.OFF);
        }
    }

    @Test
    void aLockedTestImageIsNeverDrawnAndAFixedSupportImageAlwaysIs() throws InputException {
        Dataset data = dataset()
                .images("ant", 6).images("ant", 2, SplitRole.TEST).images("ant", 3, SplitRole.SUPPORT)
                .images("bee", 9)
                .build();
        for (int seed = 0; seed < 30; seed++) {
            for (SplitSpec spec : List.of(FIVE, new SplitSpec.Fraction(0.6))) {
                Split split = Splitter.split(data, alone(data), spec, seed);
                assertThat(split.test()).contains(6, 7);
                assertThat(split.support()).contains(8, 9, 10);
            }
            assertThat(Datasets.perClass(data, Splitter.split(data, alone(data), FIVE, seed).support()))
                    .containsExactly(5, 5);
        }
    }

    @Test
    void aCopyOfALockedTestImageIsNotDrawnEither() throws InputException {
        Dataset data = dataset().images("ant", 2, SplitRole.TEST).images("ant", 6).images("bee", 6).build();
        int[] groups = alone(data);
        groups[0] = 3;
        groups[2] = 3;
        for (int seed = 0; seed < 30; seed++) {
            assertThat(Splitter.split(data, groups, FIVE, seed).test()).contains(0, 1, 2);
        }
    }

    @Test
    void ofCopiesFixedOnOppositeSidesTheTestCopyIsNotTestedOn() throws InputException {
        Dataset data = dataset()
                .images("ant", 1, SplitRole.SUPPORT).images("ant", 2, SplitRole.TEST)
                .images("bee", 2, SplitRole.SUPPORT).images("bee", 2, SplitRole.TEST)
                .build();
        int[] groups = alone(data);
        groups[0] = 3;
        groups[1] = 3;
        for (SplitSpec spec : List.of(new SplitSpec.AsAssigned(), FIVE, new SplitSpec.Fraction(0.5))) {
            Split split = Splitter.split(data, groups, spec, 0);
            assertThat(split.support()).containsExactly(0, 3, 4);
            assertThat(split.test()).containsExactly(2, 5, 6);
        }
    }

    @Test
    void asAssignedUsesWhatWasAssignedAndNothingElse() throws InputException {
        Dataset data = dataset()
                .images("ant", 3).images("ant", 1, SplitRole.SUPPORT)
                .images("bee", 1, SplitRole.SUPPORT).images("bee", 2, SplitRole.TEST)
                .build();
        Split split = Splitter.split(data, alone(data), new SplitSpec.AsAssigned(), 0);
        assertThat(split.support()).containsExactly(3, 4);
        assertThat(split.test()).containsExactly(5, 6);
        assertThat(split.shortClasses()).containsExactly("ant");
    }

    @Test
    void aFractionIsTakenOfEachClassAndLeavesOneOnEitherSide() throws InputException {
        Dataset data = dataset().images("ant", 10).images("bee", 40).images("cat", 2).images("dog", 1).build();
        Split split = Splitter.split(data, alone(data), new SplitSpec.Fraction(0.3), 0);
        assertThat(Datasets.perClass(data, split.support())).containsExactly(3, 12, 1, 1);
        assertThat(Datasets.perClass(data, split.test())).containsExactly(7, 28, 1, 0);
        assertThat(split.shortClasses()).containsExactly("dog");
        Split most = Splitter.split(data, alone(data), new SplitSpec.Fraction(0.99), 0);
        assertThat(Datasets.perClass(data, most.test())).containsExactly(1, 1, 1, 0);
    }

    @Test
    void anotherClassDoesNotChangeTheDraw() throws InputException {
        Dataset two = dataset().images("ant", 20).images("bee", 20).build();
        Dataset three = dataset().images("ant", 20).images("bee", 20).images("cow", 9).build();
        assertThat(Arrays.stream(Splitter.split(three, alone(three), FIVE, 4).support()).filter(i -> i < 40))
                .containsExactly(Arrays.stream(Splitter.split(two, alone(two), FIVE, 4).support()).boxed()
                        .toArray(Integer[]::new));
    }

    @Test
    void theDrawOfASeedNeverChanges() throws InputException {
        Dataset data = dataset().images("ant", 10).images("bee", 10).build();
        assertThat(Splitter.split(data, alone(data), new SplitSpec.Shots(3), 0).support())
                .containsExactly(2, 3, 4, 10, 11, 19);
    }

    /** 600 of 2000 expected with a deviation of 20; the seeds are fixed, so this cannot fail by chance. */
    @Test
    void everyImageIsDrawnEquallyOften() throws InputException {
        Dataset data = dataset().images("ant", 10).images("bee", 10).build();
        int[] drawn = new int[data.size()];
        for (int seed = 0; seed < 2000; seed++) {
            for (int i : Splitter.split(data, alone(data), new SplitSpec.Shots(3), seed).support()) {
                drawn[i]++;
            }
        }
        assertThat(Arrays.stream(drawn)).allMatch(n -> Math.abs(n - 600) < 80);
    }

    @Test
    void refusesWhatCannotBeLearnedOrTested() {
        Dataset one = dataset().images("ant", 9).build();
        Dataset untestable = dataset().images("ant", 1).images("bee", 1).build();
        Dataset locked = dataset().images("ant", 4, SplitRole.TEST).images("bee", 4).build();
        tooFew(() -> Splitter.split(one, alone(one), FIVE, 0));
        tooFew(() -> Splitter.split(untestable, alone(untestable), FIVE, 0));
        tooFew(() -> Splitter.split(locked, alone(locked), FIVE, 0));
        tooFew(() -> Splitter.split(untestable, alone(untestable), new SplitSpec.Fraction(0.5), 0));
        tooFew(() -> Splitter.split(locked, alone(locked), new SplitSpec.AsAssigned(), 0));
        tooFew(() -> Splitter.folds(untestable, alone(untestable), new SplitSpec.Folds(5, 1), 0));
    }

    private static void tooFew(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                InputException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_FEW));
    }

    @Test
    void refusesNumbersThatMakeNoSplit() {
        Dataset data = dataset().images("ant", 9).images("bee", 9).build();
        for (SplitSpec spec : List.of(
                new SplitSpec.Shots(0), new SplitSpec.Fraction(0), new SplitSpec.Fraction(1),
                new SplitSpec.Fraction(Double.NaN))) {
            badSetting(() -> Splitter.split(data, alone(data), spec, 0));
        }
        badSetting(() -> Splitter.folds(data, alone(data), new SplitSpec.Folds(1, 1), 0));
        badSetting(() -> Splitter.folds(data, alone(data), new SplitSpec.Folds(2, 0), 0));
        assertThatThrownBy(() -> Splitter.split(data, alone(data), new SplitSpec.Folds(2, 1), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Splitter.split(data, new int[3], FIVE, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void badSetting(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                InputException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_SETTING));
    }

    static int[] alone(Dataset data) {
        return IntStream.range(0, data.size()).map(i -> -1).toArray();
    }
}
