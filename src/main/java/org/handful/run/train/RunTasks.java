package org.handful.run.train;

import java.util.Locale;
import java.util.Map;
import org.handful.backbone.BackboneCard;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Settings;
import org.handful.run.auxiliary.AuxiliaryFolders;
import org.handful.run.preflight.RunTask;
import org.handful.tune.NetworkMethod;
import org.handful.tune.Preparation;
import org.handful.tune.training.HeadStart;

/** What a run has to do, for the forecast of one to come and for the record of one that has ended. */
public final class RunTasks {
    /** Test images watched during a fit: a network looks at each in full, a head only at its embedding. */
    private static final int WATCHED_PIXELS = 100;
    private static final int WATCHED_EMBEDDINGS = 500;

    private RunTasks() {}

    /** What is counted in images and classes. @param toEmbed images without an embedding, were one needed */
    public record Counts(int toEmbed, int support, int test, int classes) {}

    /** By the names that methods give to their settings: {@code steps} or {@code epochs}, and {@code batchSize}. */
    public static RunTask of(
            BackboneCard card, AdaptationMethod<?> method, Map<String, String> settings, Counts counts,
            String device, int threads) throws HandfulException {
        Record config = Settings.parse(method, settings);
        Map<String, Object> values = Settings.values(config);
        boolean inside = method instanceof NetworkMethod<?>;
        int epochs = number(values, "epochs");
        int batch = Math.max(1, number(values, "batchSize"));
        int steps = epochs > 0 ? epochs * Math.ceilDiv(counts.support(), batch) : number(values, "steps");
        // The second training is as long as the first at most.
        steps *= Boolean.TRUE.equals(values.get("chooseSteps")) ? 2 : 1;
        // Of auxiliary folders as many images again go through the network in most steps.
        int images = Settings.folders(config).isEmpty() ? batch : 2 * batch;
        int watched = method.hasCurves() ? Math.min(counts.test(), watchedAtMost(method)) : 0;
        return new RunTask(network(card), method.id(), inside,
                new RunTask.Work(inside ? 0 : counts.toEmbed(), counts.support(), watched, counts.test(),
                        counts.classes(), steps, steps > 0 ? images : 0), device, threads,
                before(card, method, config, counts));
    }

    private static RunTask.Before before(
            BackboneCard card, AdaptationMethod<?> method, Record config, Counts counts) {
        if (!(method instanceof NetworkMethod<?> inside)) {
            return RunTask.Before.NONE;
        }
        Preparation own = preparation(inside, config, card, counts.support());
        return new RunTask.Before(own.passes() + AuxiliaryFolders.images(Settings.folders(config)), own.effort(),
                probes(card, Settings.values(config), counts));
    }

    /** Of the heads that begin as the optimum of a linear probe: one for each training that a fit consists of. */
    private static double probes(BackboneCard card, Map<String, Object> values, Counts counts) {
        if (!(values.get("start") instanceof String name)) {
            return 0;
        }
        HeadStart start = HeadStart.valueOf(name.toUpperCase(Locale.ROOT));
        int trainings = Math.max(1, number(values, "ingredients"));
        int steps = number(values, "steps") / trainings;
        boolean solved = start.within(steps, number(values, "batchSize"), counts.support()) == HeadStart.LINEAR_PROBE;
        boolean twice = Boolean.TRUE.equals(values.get("chooseSteps"));
        return !solved ? 0 : (twice ? 2 : 1) * trainings
                * HeadStart.effort(counts.support(), counts.classes(), card.embedding());
    }

    @SuppressWarnings("unchecked")
    private static <C extends Record> Preparation preparation(
            NetworkMethod<C> method, Record config, BackboneCard card, int support) {
        return method.preparation((C) config, card, support);
    }

    public static RunTask.Network network(BackboneCard card) {
        return new RunTask.Network(card.sha256(), card.input().size(), card.embedding(),
                card.bytes() > 0 ? card.bytes() : Float.BYTES * card.parameters());
    }

    static int watchedAtMost(AdaptationMethod<?> method) {
        return method instanceof NetworkMethod<?> ? WATCHED_PIXELS : WATCHED_EMBEDDINGS;
    }

    private static int number(Map<String, Object> values, String name) {
        return values.get(name) instanceof Number n ? n.intValue() : 0;
    }
}
