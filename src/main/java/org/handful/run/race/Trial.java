package org.handful.run.race;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.SettingNames;
import org.handful.math.Vectors;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.LabelledEmbeddings;
import org.handful.run.race.Entrant.Contender;

/**
 * One fit and what it says about the test images.
 *
 * @param probabilities [image][class]
 */
record Trial(double[][] probabilities, double fitSeconds) {
    /** @param support positions in the dataset, @param test as well */
    static <C extends Record> Trial of(Contender<C> with, EpisodeSource source, int[] support, int[] test, Dataset data,
            long seed, CancelToken cancel) throws HandfulException {
        int[] labels = Arrays.stream(support).map(i -> data.samples().get(i).label()).toArray();
        int[] classes = IntStream.range(0, data.labels().size()).toArray();
        EpisodeSource.Seen seen = source.seenBy(with.method());
        FitContext context = new FitContext(seed, cancel, event -> {}, Optional.empty(), source.extras(support, classes))
                .withAuxiliary(seen.auxiliary());
        long from = System.nanoTime();
        Head head = with.method().fit(new LabelledEmbeddings(seen.rows().select(support), labels, classes.length),
                with.config(), context).last();
        double seconds = (System.nanoTime() - from) / 1e9;
        double[][] p = head.probabilities(seen.rows().select(test));
        for (double[] row : p) {
            if (!Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new InputException(InputException.Problem.BAD_SETTING, Because.of("because.setting.of", SettingNames.method(with.method().id())),
                        Settings.texts(Settings.values(with.config())), Because.of("because.setting.probabilities"));
            }
        }
        return new Trial(p, seconds);
    }

    /** Whether each test image was recognised. */
    boolean[] right(int[] test, Dataset data) {
        boolean[] out = new boolean[test.length];
        for (int i = 0; i < test.length; i++) {
            out[i] = Vectors.argmax(probabilities[i]) == data.samples().get(test[i]).label();
        }
        return out;
    }
}
