package org.handful.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.handful.engine.Pocket;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class AugmentedTrainingTest {
    @ParameterizedTest
    @CsvSource({"none,all", "mixup,all", "cutmix,all", "mixup,last_stage", "cutmix,last_stage"})
    void variedImagesAreLearnedAndGiveAnotherModel(String mixing, String layers) throws Exception {
        Map<String, String> plain = Map.of("steps", "6", "layers", layers);
        Map<String, String> varied = Map.of("steps", "6", "layers", layers, "mixing", mixing, "colourJitter", "0.2",
                "greyscale", "0.3", "randomChanges", "1", "changeStrength", "5");
        LabelledPixels query = Stripes.images(3, 4, 2, Pocket.SIZE);
        double[][] a = train(varied, query);
        assertThat(a).isDeepEqualTo(train(varied, query));
        assertThat(Arrays.deepEquals(a, train(plain, query))).isFalse();
        int correct = 0;
        for (int i = 0; i < a.length; i++) {
            correct += a[i][query.y()[i]] == Arrays.stream(a[i]).max().orElseThrow() ? 1 : 0;
        }
        assertThat(correct / (double) a.length).isGreaterThan(0.6);
    }

    private static double[][] train(Map<String, String> settings, LabelledPixels query) throws Exception {
        Film film = new Film();
        return film.fit(Pocket.small(), Stripes.images(3, 4, 1, Pocket.SIZE), Optional.empty(),
                Settings.parse(film, settings), new FitContext(3, new CancelToken(), e -> { }, Optional.empty()),
                LiveModel.Port.NONE).last().probabilities(query.x());
    }
}
