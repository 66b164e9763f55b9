package org.handful.run.local.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.handful.image.measure.Background;
import org.handful.image.measure.PixelMeasures;
import org.handful.model.Dataset;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measured;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The measures of a project in memory, by content. A measure depends on nothing but the pixels, so it is never wrong,
 * only missing. Thread-safe.
 */
public final class MeasureBook {
    private static final Logger LOG = LoggerFactory.getLogger(MeasureBook.class);
    private static final String MIXED = "mixed";
    /** What the newest version measures and none before it did: without it a content has to be looked at again. */
    static final String NEWEST = "colourfulness";

    private final Map<String, Measured> bySha256 = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Supplier<Set<String>> fine;
    private MeasureTable table = MeasureTable.NONE;
    private Dataset tableOf;
    private Set<String> tableFine = Set.of();
    private final AtomicInteger changes = new AtomicInteger();
    private int tableChanges = -1;

    /** @param fine digests of contents about which nothing is to be pointed out, as they are now */
    public MeasureBook(Supplier<Set<String>> fine) {
        this.fine = fine;
    }

    /** What is kept in the file, by name. */
    public static Map<String, String> written(PixelMeasures m) {
        Map<String, String> out = new HashMap<>();
        out.put("sharpness", number(m.sharpness()));
        out.put("lightness", number(m.lightness()));
        out.put("contrast", number(m.contrast()));
        out.put("brightest", number(m.brightest()));
        out.put("darkest", number(m.darkest()));
        out.put("entropy", number(m.entropy()));
        out.put(NEWEST, number(m.colourfulness()));
        out.put("background", colour(m.background()));
        out.put("background.share", number(m.background().share()));
        return out;
    }

    /** As the file will have it: what a word depends on must not change when the project is opened again. */
    public void add(String sha256, PixelMeasures m) {
        bySha256.put(sha256, parsed(written(m)).orElseThrow());
        changes.incrementAndGet();
    }

    /** @param all as {@link #written}; what another version wrote otherwise is passed over */
    void read(Map<String, Map<String, String>> all) {
        all.forEach((sha, values) -> parsed(values).ifPresent(m -> bySha256.putIfAbsent(sha, m)));
        changes.incrementAndGet();
    }

    synchronized MeasureTable table(Dataset data) {
        int now = changes.get();
        Set<String> nowFine = fine.get();
        if (data != tableOf || now != tableChanges || !nowFine.equals(tableFine)) {
            table = MeasureTable.of(bySha256, data, nowFine);
            tableOf = data;
            tableFine = nowFine;
            tableChanges = now;
        }
        return table;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void tell() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                // The measures are stored; the other listeners must hear of them.
                LOG.error("a listener failed", e);
            }
        }
    }

    private static Optional<Measured> parsed(Map<String, String> values) {
        try {
            return Optional.of(new Measured(number(values, "sharpness"), number(values, "lightness"),
                    number(values, "contrast"), number(values, "brightest"), number(values, "darkest"), later(values, "entropy"), later(values, NEWEST),
                    values.getOrDefault("background", MIXED), number(values, "background.share")));
        } catch (NumberFormatException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static double number(Map<String, String> values, String name) {
        return Double.parseDouble(values.get(name));
    }

    /** What older versions did not measure. */
    private static double later(Map<String, String> values, String name) {
        return values.containsKey(name) ? number(values, name) : Double.NaN;
    }

    private static String number(double value) {
        return Double.toString(Math.round(value * 1e4) / 1e4);
    }

    private static String colour(Background background) {
        return background.clear().map(c -> c.name().toLowerCase(java.util.Locale.ROOT)).orElse(MIXED);
    }
}
