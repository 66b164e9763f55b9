package org.handful.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.eval.Evaluator;
import org.handful.eval.Scored;
import org.handful.model.Provenance;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.run.result.Skipped;

/** A small finished run, made by hand: three classes of which one has no test image. */
final class Results {
    static final List<String> CLASSES = List.of("ant", "bee", "wasp");

    private Results() {}

    static RunResult run(String... attributes) {
        List<Scored> scored = List.of(
                scored("ant/1.jpg", 0, 0.7, "grass"), scored("ant/2.jpg", 0, 0.4, "sand"),
                scored("ant/3.jpg", 0, 0.9, "grass"), scored("bee/1.jpg", 1, 0.2, "sand"),
                scored("bee/2.jpg", 1, 0.1, null));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("metric", "cosine");
        settings.put("shrink", 0.1);
        settings.put("centre", true);
        return new RunResult(7, "centroid, 2 shots", Instant.EPOCH, RunStatus.DONE,
                new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(2), 3), 11, CLASSES,
                List.of(new Skipped("bee/x.jpg", "it is empty")), new RunResult.BackboneUsed("pocket", "ab12", 256),
                settings, 2, List.of("wasp"), IntStream.range(0, 6).mapToObj(i -> "s" + i).toList(),
                Evaluator.evaluate(CLASSES, List.of(attributes), scored), scored,
                new RunResult.Seconds(1.25, 0.5, 0.125),
                new Provenance("0.1.0", "25", "Linux", "0.35.1", "2.7.1", "cpu", 1), List.of());
    }

    private static Scored scored(String image, int truth, double ant, String background) {
        double[] p = {ant, 1 - ant, 0};
        return new Scored(image, truth, p, background == null
                ? Map.of("light", "day")
                : Map.of("background", background, "light", "day"));
    }
}
