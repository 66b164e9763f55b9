package org.handful.run.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.Catalogue;
import org.handful.method.Methods;
import org.handful.run.preflight.RunTask;
import org.handful.tune.training.HeadStart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTasksTest {
    private static final int IMAGES = 1000;
    private static final int CLASSES = 100;

    /** 60 steps of 32 show 1,000 images less than twice, and 40 steps as well. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "film, '', 1",
        "film, steps=100, 0",
        "film, start=class_means, 0",
        "lp-ft, steps=1000, 1",
        "film, chooseSteps=true, 2",
        "soup, '', 3",
        "dp-film, '', 0",
        "logistic, '', 0"})
    void theHeadsThatBeginAsAProbeAreForeseen(String method, String settings, int heads) throws Exception {
        BackboneCard card = new Catalogue(Path.of("no-home")).byId("pocket").card();
        Map<String, String> given = new HashMap<>();
        if (!settings.isEmpty()) {
            given.put(settings.split("=")[0], settings.split("=")[1]);
        }
        RunTask task = RunTasks.of(card, Methods.byId(method), given,
                new RunTasks.Counts(0, IMAGES, 10, CLASSES), "cpu", 1);
        assertThat(task.before().probes()).isEqualTo(heads * HeadStart.effort(IMAGES, CLASSES, card.embedding()));
    }
}
