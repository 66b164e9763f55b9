package org.handful.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handful.eval.Datasets.dataset;
import static org.handful.eval.SplitterTest.alone;

import java.util.Arrays;
import java.util.List;
import org.handful.error.InputException;
import org.handful.model.Dataset;
import org.handful.model.Split;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec.Folds;
import org.junit.jupiter.api.Test;

class FoldsTest {
    @Test
    void testsEveryImageOncePerRepeatAndSpreadsClassesEvenly() throws InputException {
        Dataset data = dataset().images("ant", 5).images("bee", 4).images("cow", 3).build();
        List<Split> splits = Splitter.folds(data, alone(data), new Folds(3, 2), 1);
        assertThat(splits).hasSize(6);
        for (List<Split> repeat : List.of(splits.subList(0, 3), splits.subList(3, 6))) {
            assertThat(repeat.stream().flatMapToInt(s -> Arrays.stream(s.test())).sorted().toArray())
                    .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            assertThat(repeat).allSatisfy(s -> {
                assertThat(s.test()).hasSize(4);
                assertThat(s.support()).hasSize(8);
                assertThat(Arrays.stream(Datasets.perClass(data, s.test()))).allMatch(n -> n >= 1 && n <= 2);
            });
        }
        assertThat(splits.get(0).test()).isNotEqualTo(splits.get(3).test());
    }

    @Test
    void aClassOfOneImageIsLearnedFromInEveryFoldAndNamed() throws InputException {
        Dataset data = dataset().images("ant", 4).images("bee", 4).images("one", 1).build();
        assertThat(Splitter.folds(data, alone(data), new Folds(4, 1), 0)).hasSize(4).allSatisfy(s -> {
            assertThat(s.support()).contains(8);
            assertThat(s.shortClasses()).contains("one");
        });
    }

    @Test
    void whatAPersonFixedStaysOnItsSide() throws InputException {
        Dataset data = dataset()
                .images("ant", 4).images("ant", 1, SplitRole.TEST).images("ant", 1, SplitRole.SUPPORT)
                .images("bee", 6)
                .build();
        List<Split> splits = Splitter.folds(data, alone(data), new Folds(3, 1), 0);
        assertThat(splits).allSatisfy(s -> {
            assertThat(s.support()).contains(5).doesNotContain(4);
            assertThat(s.test()).doesNotContain(5);
        });
        assertThat(splits).filteredOn(s -> Arrays.stream(s.test()).anyMatch(i -> i == 4)).hasSize(1);
    }

    @Test
    void moreFoldsThanImagesIsLeaveOneOut() throws InputException {
        Dataset data = dataset().images("ant", 3).images("bee", 3).build();
        assertThat(Splitter.folds(data, alone(data), new Folds(50, 1), 0))
                .hasSize(6)
                .allSatisfy(s -> assertThat(s.test()).hasSize(1));
    }
}
