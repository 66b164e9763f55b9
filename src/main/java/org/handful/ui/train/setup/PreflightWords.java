package org.handful.ui.train.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handful.run.preflight.Basis;
import org.handful.run.preflight.Forecast;
import org.handful.run.preflight.Shortage;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** What is said of a look ahead. Follows the language. */
public final class PreflightWords {
    private final Texts texts;
    private final Figures figures;

    public PreflightWords(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    /** {@code About 12 s and 0.9 GB of memory, from 4 earlier runs.} */
    public String line(Forecast f) {
        return texts.get("setup.ahead." + f.basis().name().toLowerCase(Locale.ROOT), time(f.seconds()),
                figures.bytes(f.peakBytes()), f.from());
    }

    /** Phase by phase, with the range. */
    public String details(Forecast f) {
        List<String> lines = new ArrayList<>();
        if (!f.task().inside()) {
            lines.add(texts.get("setup.ahead.embed", f.task().work().toEmbed(), f.cached(), time(f.embedSeconds())));
        }
        lines.add(texts.get("setup.ahead.fit", f.task().work().support(), time(f.fitSeconds())));
        if (f.beforeSeconds() > 0) {
            lines.add(texts.get("setup.ahead.before", time(f.beforeSeconds())));
        }
        lines.add(texts.get("setup.ahead.evaluate", f.task().work().test(), time(f.evaluateSeconds())));
        lines.add(texts.get("setup.ahead.range", time(f.low()), time(f.high())));
        if (f.basis() != Basis.MEASURED) {
            lines.add(texts.get("setup.ahead.learns"));
        }
        return String.join("\n", lines);
    }

    /** {@code about 12 s}. */
    public String about(Forecast f) {
        return texts.get("setup.ahead.about", time(f.seconds()));
    }

    public String shortage(Shortage s) {
        return texts.get("setup.shortage." + s.of().name().toLowerCase(Locale.ROOT), figures.bytes(s.needed()),
                figures.bytes(s.there()));
    }

    private String time(double seconds) {
        return figures.duration(Duration.ofMillis(Math.round(1000 * round(seconds))));
    }

    /** No more digits than a forecast can have. */
    private static double round(double seconds) {
        double step = seconds < 20 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 10 : seconds < 3600 ? 60 : 300;
        return seconds < 1 ? seconds : Math.round(seconds / step) * step;
    }
}
