package org.handful.ui.common.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handful.run.JobProgress;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** Says how far something is: {@code 31 of 52 · 14 per second · 2 s left}; leaves out what is not known. Immutable. */
public final class ProgressWords {
    private final Texts texts;
    private final Figures figures;

    public ProgressWords(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    public String of(JobProgress p) {
        return of(p, p.total() == 0 || !p.stage().counted());
    }

    /** The same after what it does now. */
    public String withStage(JobProgress p) {
        return of(p, true);
    }

    private String of(JobProgress p, boolean named) {
        List<String> parts = new ArrayList<>();
        boolean counted = p.stage().counted();
        if (named) {
            parts.add(texts.get("progress.stage." + p.stage().name().toLowerCase(Locale.ROOT)));
        }
        if (p.total() > 0) {
            parts.add(counted ? texts.get("progress.count", figures.number(p.done(), 0), figures.number(p.total(), 0))
                    : texts.get("figure.percent", figures.number(100 * p.fraction(), 0)));
        }
        if (p.perSecond() > 0 && counted) {
            parts.add(texts.get("progress.rate", figures.number(p.perSecond(), p.perSecond() < 10 ? 1 : 0)));
        }
        p.left().ifPresent(d -> parts.add(texts.get("progress.left", figures.duration(d))));
        return String.join(" · ", parts);
    }
}
