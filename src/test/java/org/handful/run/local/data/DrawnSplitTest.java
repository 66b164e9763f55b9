package org.handful.run.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.handful.error.InputException;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.data.SplitPreview;
import org.junit.jupiter.api.Test;

class DrawnSplitTest {
    private final List<Sample> samples = new ArrayList<>();

    private void add(int label, int n, SplitRole role) {
        for (int i = 0; i < n; i++) {
            String name = "%03d".formatted(samples.size());
            samples.add(new Sample(new ImageRef(name, name, 1, 1, 0), label, Map.of(), role));
        }
    }

    private Dataset data(Set<String> off) {
        return new Dataset(new LabelSpace(List.of("Cetraria", "Cladonia", "Usnea"), Map.of(), off), List.of(), samples);
    }

    private int[] alone() {
        return IntStream.range(0, samples.size()).toArray();
    }

    @Test
    void everyClassGivesKAndAClassWithTooFewKeepsOneForTheTest() throws Exception {
        add(0, 12, SplitRole.TEST);
        add(1, 8, SplitRole.SUPPORT);
        add(2, 5, SplitRole.ANY);
        add(Sample.UNLABELLED, 3, SplitRole.ANY);
        add(0, 2, SplitRole.OFF);
        DrawnSplit drawn = DrawnSplit.of(data(Set.of()), alone(), 5, 1, false);
        assertThat(drawn.preview()).isEqualTo(new SplitPreview(List.of(
                new SplitPreview.Line("Cetraria", 12, 5, 7), new SplitPreview.Line("Cladonia", 8, 5, 3),
                new SplitPreview.Line("Usnea", 5, 4, 1)), 0, false));
        assertThat(drawn.roles().values().stream().skip(25)).containsExactly(
                SplitRole.ANY, SplitRole.ANY, SplitRole.ANY, SplitRole.OFF, SplitRole.OFF);
        assertThat(DrawnSplit.of(data(Set.of()), alone(), 5, 1, false)).isEqualTo(drawn);
        assertThat(DrawnSplit.of(data(Set.of()), alone(), 5, 2, false)).isNotEqualTo(drawn);
    }

    @Test
    void nearDuplicatesOfSupportImagesAreOnNeitherSide() throws Exception {
        add(0, 6, SplitRole.ANY);
        add(1, 6, SplitRole.ANY);
        int[] groups = {0, 0, 0, 1, 1, 1, 2, 3, 4, 5, 6, 7};
        for (int seed = 0; seed < 20; seed++) {
            DrawnSplit drawn = DrawnSplit.of(data(Set.of()), groups, 2, seed, false);
            List<SplitRole> roles = List.copyOf(drawn.roles().values());
            for (int group = 0; group < 2; group++) {
                assertThat(Set.copyOf(roles.subList(3 * group, 3 * group + 3)))
                        .isNotEqualTo(Set.of(SplitRole.SUPPORT, SplitRole.TEST))
                        .hasSizeLessThan(3);
            }
            assertThat(drawn.preview().support()).isEqualTo(4);
            assertThat(drawn.preview().support() + drawn.preview().test() + drawn.preview().neither()).isEqualTo(12);
        }
    }

    @Test
    void aLockedTestSetStaysAndTheSupportSetIsDrawnOutsideIt() throws Exception {
        add(0, 3, SplitRole.TEST);
        add(0, 6, SplitRole.SUPPORT);
        add(1, 3, SplitRole.TEST);
        add(1, 6, SplitRole.ANY);
        DrawnSplit drawn = DrawnSplit.of(data(Set.of()), alone(), 4, 3, true);
        assertThat(drawn.roles().entrySet().stream().filter(e -> e.getValue() == SplitRole.TEST).map(Map.Entry::getKey))
                .containsExactly("000", "001", "002", "009", "010", "011");
        assertThat(drawn.preview()).isEqualTo(new SplitPreview(List.of(
                new SplitPreview.Line("Cetraria", 9, 4, 3), new SplitPreview.Line("Cladonia", 9, 4, 3)), 4, true));
    }

    @Test
    void aClassThatIsOffGivesNoImage() throws Exception {
        add(0, 4, SplitRole.ANY);
        add(1, 4, SplitRole.SUPPORT);
        add(2, 4, SplitRole.ANY);
        DrawnSplit drawn = DrawnSplit.of(data(Set.of("Cladonia")), alone(), 2, 0, false);
        assertThat(drawn.preview().classes()).extracting(SplitPreview.Line::name).containsExactly("Cetraria", "Usnea");
        assertThat(List.copyOf(drawn.roles().values()).subList(4, 8)).containsOnly(SplitRole.ANY);
        assertThatThrownBy(() -> DrawnSplit.of(data(Set.of("Cladonia", "Usnea")), alone(), 2, 0, false))
                .isInstanceOf(InputException.class);
    }
}
