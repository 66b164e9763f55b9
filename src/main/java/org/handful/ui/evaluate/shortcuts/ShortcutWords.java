package org.handful.ui.evaluate.shortcuts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handful.run.audit.ShortcutAudit.Pull;
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.handful.run.audit.ShortcutAudit.Slice;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** Says what was found in sentences. Immutable. */
final class ShortcutWords {
    private static final int NAMED = 6;

    private final Texts texts;
    private final Figures figures;

    ShortcutWords(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    String title(Shortcut s) {
        String name = s.computed() ? texts.get("evaluate.shortcuts.computed", computed(s.attribute())) : s.attribute();
        return texts.get(s.followed() ? "evaluate.shortcuts.followed" : s.present() ? "evaluate.shortcuts.present"
                : "evaluate.shortcuts.harmless", name);
    }

    /** Whether the attribute tells the class. */
    String tells(Shortcut s) {
        String p = s.p() < 0.001 ? "< " + figures.number(0.001, 3) : figures.number(s.p(), 3);
        List<String> ties = new ArrayList<>(s.tells().stream().limit(NAMED).map(t -> texts.get(t.ofClass()
                ? "evaluate.shortcuts.tellOfClass" : "evaluate.shortcuts.tell", value(s, t.value()), t.className(),
                figures.percent(t.share(), 0))).toList());
        if (s.tells().size() > NAMED) {
            ties.add(texts.get("evaluate.shortcuts.more", s.tells().size() - NAMED));
        }
        String which = String.join("; ", ties);
        return texts.get(which.isEmpty() ? "evaluate.shortcuts.nothing" : "evaluate.shortcuts.tells",
                figures.number(s.strength(), 2), p, s.learned(), which);
    }

    /** What the backbone sees before anything is learned. */
    String pull(Pull pull) {
        return texts.get("evaluate.shortcuts.pull", pull.nearer(), pull.images());
    }

    /** Whether the model goes by it. */
    String follows(Shortcut s) {
        if (s.tells().isEmpty()) {
            return texts.get("evaluate.shortcuts.spread");
        }
        if (s.holds().n() == 0 || s.breaks().n() == 0) {
            return texts.get("evaluate.shortcuts.unknown", s.holds().n(), s.breaks().n());
        }
        return texts.get("evaluate.shortcuts.follows", figures.estimate(s.holds()), figures.estimate(s.breaks()),
                figures.number(100 * s.difference(), 0), figures.number(100 * s.low(), 0), figures.number(100 * s.high(), 0),
                s.pulled());
    }

    /** What to collect. */
    List<String> wanted(Shortcut s) {
        return s.wanted().stream().map(w -> texts.get("evaluate.shortcuts.wanted", w.className(), value(s, w.value()),
                w.images())).toList();
    }

    /** Which computed attributes were looked at in vain. */
    String silent(List<String> attributes) {
        return texts.get("evaluate.shortcuts.silent", attributes.stream().map(this::computed)
                .collect(Collectors.joining(", ")));
    }

    String slice(Slice slice) {
        return texts.get("evaluate.shortcuts.slice", slice.images().size(), slice.className(), slice.taken(),
                figures.estimate(slice.accuracy()));
    }

    String collect(Slice slice) {
        return texts.get("evaluate.shortcuts.collect", slice.className());
    }

    private String computed(String attribute) {
        return texts.get("intake.computed." + attribute.toUpperCase(Locale.ROOT));
    }

    private String value(Shortcut s, String value) {
        String key = "intake.value." + value;
        return s.computed() && texts.has(key) ? texts.get(key) : value;
    }
}
