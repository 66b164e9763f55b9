package org.handful.ui.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.handful.model.RunSpec;
import org.handful.run.preflight.Basis;
import org.handful.run.preflight.Forecast;
import org.handful.run.preflight.Preflight;
import org.handful.run.preflight.Remedy;
import org.handful.run.preflight.RunTask;
import org.handful.run.preflight.Shortage;

/** Every run takes 12 seconds, as four runs before it, unless the test says otherwise. */
public final class FakePreflight implements Preflight {
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private volatile Forecast next = forecast(12, Basis.MEASURED, 4, Optional.empty(), List.of());

    /** What to say from now on. */
    public void say(Forecast forecast) {
        next = forecast;
    }

    public static Forecast forecast(
            double seconds, Basis basis, int from, Optional<Shortage> shortage, List<Remedy> remedies) {
        RunTask task = new RunTask(new RunTask.Network("1".repeat(64), 128, 512, 4_900_000), "stepping", false,
                new RunTask.Work(20, 10, 14, 14, 2, 200, 32), "cpu", 1);
        return new Forecast(seconds, seconds * 0.7, seconds * 1.5, basis, from, seconds / 2, seconds / 2, 0, 0, task, 4,
                900_000_000, shortage, remedies);
    }

    @Override
    public Forecast forecast(RunSpec spec) {
        return next;
    }

    /** Lets a method have no place in a backbone. */
    public void refuse(String backbone, String method, String words) {
        refused.put(backbone + " " + method, words);
    }

    @Override
    public Optional<String> obstacle(String backbone, String method, Map<String, String> settings) {
        return Optional.ofNullable(refused.get(backbone + " " + method));
    }

    @Override
    public Map<String, String> obstacles(String backbone) {
        Map<String, String> out = new HashMap<>();
        refused.forEach((key, words) -> {
            if (key.startsWith(backbone + " ")) {
                out.put(key.substring(backbone.length() + 1), words);
            }
        });
        return out;
    }

    /** As many as are asked for, with bytes that are no picture. */
    @Override
    public List<View> views(RunSpec spec, Optional<String> image, int most, long draw) {
        return IntStream.range(0, most)
                .mapToObj(i -> new View(image.orElse("leaf-" + i + ".jpg"), new byte[] {(byte) draw})).toList();
    }
}
