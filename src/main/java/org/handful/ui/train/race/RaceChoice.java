package org.handful.ui.train.race;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.handful.method.AdaptationMethod;
import org.handful.model.SplitSpec;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.train.names.NamesModel;

/**
 * What Training has set up, as far as it matters to a race.
 *
 * @param methods that can take part
 * @param backbones that are installed
 * @param split as Training has it now
 * @param forecast what the split leaves to learn from and to test on, in words
 * @param obstacle why nothing can be trained now, in words; null when it can
 * @param settings of a method by its id, as far as they were changed
 * @param second backbone that methods which fuse two see as well; null for none
 * @param names embeddings of the class names, and who cannot take part without
 */
public record RaceChoice(
        List<AdaptationMethod<?>> methods, ObservableList<BackboneInfo> backbones, Supplier<SplitSpec> split,
        Supplier<Long> seed, ObservableValue<String> forecast, ObservableValue<String> obstacle,
        Function<String, Map<String, String>> settings, ObservableValue<BackboneInfo> second, NamesModel names) {}
