package org.handful.ui.train.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.ui.train.setup.SplitModel.Kind;
import org.junit.jupiter.api.Test;

class SplitModelTest {
    private final List<Sample> samples = new ArrayList<>();
    private final SplitModel model = new SplitModel();

    @Test
    void whatADrawLeavesUnassignedBecauseItLooksAlikeDoesNotHideThatItWasDrawn() {
        add(0, 5, 4, 0);
        // Five of eight, of which two look like one that was drawn: a single image is left to test on.
        add(1, 5, 1, 2);
        assertThat(suggested(false)).isEqualTo(Kind.ASSIGNED);
    }

    @Test
    void aBeginningByHandIsNoDivision() {
        add(0, 1, 1, 6);
        add(1, 1, 1, 6);
        assertThat(suggested(false)).isEqualTo(Kind.SHOTS);
        assertThat(suggested(true)).as("with the test set locked").isEqualTo(Kind.ASSIGNED);
    }

    @Test
    void aClassWithoutATestImageIsNotDivided() {
        add(0, 5, 4, 0);
        add(1, 5, 0, 3);
        assertThat(suggested(false)).isEqualTo(Kind.SHOTS);
        assertThat(suggested(true)).isEqualTo(Kind.SHOTS);
    }

    private Kind suggested(boolean testLocked) {
        model.suggest(new Dataset(new LabelSpace(List.of("Oak", "Elm")), List.of(), samples), testLocked);
        return model.kind().get();
    }

    private void add(int label, int support, int test, int any) {
        for (int i = 0; i < support + test + any; i++) {
            String name = "%03d".formatted(samples.size());
            SplitRole role = i < support ? SplitRole.SUPPORT : i < support + test ? SplitRole.TEST : SplitRole.ANY;
            samples.add(new Sample(new ImageRef(name, name, 1, 1, 0), label, Map.of(), role));
        }
    }
}
