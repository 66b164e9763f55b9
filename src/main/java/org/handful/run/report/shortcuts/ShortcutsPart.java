package org.handful.run.report.shortcuts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handful.run.audit.ShortcutAudit;
import org.handful.run.audit.ShortcutAudit.Pull;
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.handful.run.audit.ShortcutAudit.Slice;
import org.handful.run.audit.ShortcutAudit.Tell;
import org.handful.run.report.Charts;
import org.handful.run.report.ReportSubject;
import org.handful.run.report.ReportTexts;
import org.handful.run.report.markup.Html;

/**
 * Which attributes tell the class among the images learned from, whether the run goes by them, and images that they lead
 * astray; then where it fails without any attribute. What is harmless is named in one sentence.
 */
public record ShortcutsPart(ShortcutAudit audit) implements ReportSubject.Section {
    private static final int TELLS = 12;
    private static final int IMAGES = 6;

    @Override
    public void write(Html html, ReportSubject subject, ReportTexts texts) {
        html.open("section").put("h2", texts.get("report.shortcuts.title"))
                .put("p", texts.get("report.shortcuts.words"));
        List<Shortcut> there = audit.findings().stream().filter(Shortcut::present).toList();
        String harmless = Stream.concat(audit.findings().stream().filter(s -> !s.present()).map(s -> name(s, texts)),
                audit.silent().stream().map(s -> texts.get("report.shortcuts.computed", texts.computed(s))))
                .collect(Collectors.joining(", "));
        if (there.isEmpty()) {
            html.put("p", texts.get("report.shortcuts.none", audit.looked(), harmless));
        }
        there.forEach(s -> write(html, subject, s, texts));
        if (!there.isEmpty() && !harmless.isEmpty()) {
            html.put("p", texts.get("report.shortcuts.harmless", harmless), "class", "muted");
        }
        if (!audit.slices().isEmpty()) {
            html.put("h3", texts.get("report.shortcuts.slices")).put("p", texts.get("report.shortcuts.slices.words"));
            audit.slices().forEach(slice -> write(html, subject, slice, texts));
        }
        html.close("section");
    }

    private void write(Html html, ReportSubject subject, Shortcut s, ReportTexts texts) {
        html.put("h3", texts.get(s.followed() ? "report.shortcuts.followed" : "report.shortcuts.present", name(s, texts)));
        html.put("p", texts.get("report.shortcuts.strength", s.learned(), texts.number(s.strength(), 2),
                s.p() < 0.001 ? "< " + texts.number(0.001, 3) : texts.number(s.p(), 3)));
        if (!s.tells().isEmpty()) {
            html.open("ul");
            s.tells().stream().limit(TELLS).forEach(t -> html.put("li", tell(s, t, texts)));
            if (s.tells().size() > TELLS) {
                html.put("li", texts.get("report.shortcuts.more", s.tells().size() - TELLS));
            }
            html.close("ul");
        }
        if (s.holds().n() == 0 || s.breaks().n() == 0) {
            html.put("p", texts.get("report.shortcuts.unknown", s.holds().n(), s.breaks().n()));
        } else {
            html.put("p", texts.get("report.shortcuts.difference", texts.number(100 * s.difference(), 0),
                    texts.number(100 * s.low(), 0), texts.number(100 * s.high(), 0), s.pulled()));
            Charts.bars(html, name(s, texts), List.of(
                    new Charts.Row(texts.get("report.shortcuts.holds"), s.holds()),
                    new Charts.Row(texts.get("report.shortcuts.breaks"), s.breaks())), Double.NaN, texts);
        }
        Pull pull = audit.pulls().get(s);
        if (pull != null) {
            html.put("p", texts.get("report.shortcuts.pull", pull.nearer(), pull.images()));
        }
        s.wanted().forEach(w -> html.put("p", texts.get("report.shortcuts.wanted", w.className(),
                texts.valueOf(s.computed(), w.value()), w.images())));
        pictures(html, subject, s.broken());
    }

    private static void write(Html html, ReportSubject subject, Slice slice, ReportTexts texts) {
        html.put("p", texts.get("report.shortcuts.slice", slice.images().size(), slice.className(), slice.taken(),
                texts.estimate(slice.accuracy())));
        pictures(html, subject, slice.images());
    }

    private static void pictures(Html html, ReportSubject subject, List<String> images) {
        if (images.isEmpty()) {
            return;
        }
        html.open("div", "class", "gallery");
        images.stream().limit(IMAGES).forEach(image -> {
            html.open("figure");
            subject.pictures().jpeg(image).ifPresentOrElse(jpeg -> html.image(jpeg, image),
                    () -> html.put("div", image, "class", "noimage"));
            html.open("figcaption").put("span", image).close("figcaption").close("figure");
        });
        html.close("div");
    }

    private static String tell(Shortcut s, Tell t, ReportTexts texts) {
        return texts.get(t.ofClass() ? "report.shortcuts.tellOfClass" : "report.shortcuts.tell",
                texts.valueOf(s.computed(), t.value()), t.className(), texts.percent(t.share(), 0));
    }

    private static String name(Shortcut s, ReportTexts texts) {
        return s.computed() ? texts.get("report.shortcuts.computed", texts.computed(s.attribute())) : s.attribute();
    }
}
