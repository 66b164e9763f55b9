package org.handful.ui.train.setup;

import org.handful.method.SettingSpec;
import org.handful.ui.common.Texts;
import org.handful.ui.common.words.MethodWords;

/** What the form says about the settings of one method. Follows the language. */
record SettingWords(Texts texts, String method) {
    String label(SettingSpec spec) {
        return new MethodWords(texts).label(method, spec);
    }

    /** With its unit, to be read out. */
    String name(SettingSpec spec) {
        return unit(spec).isEmpty() ? label(spec) : label(spec) + ", " + unit(spec);
    }

    /** The unit to stand behind the value; empty when there is none, or when the name says it already. */
    String unit(SettingSpec spec) {
        String unit = new MethodWords(texts).unit(method, spec);
        return label(spec).toLowerCase(texts.locale()).contains(unit.toLowerCase(texts.locale())) ? "" : unit;
    }

    /** Help with what the setting may be and what it is by default. */
    String help(SettingSpec spec) {
        String range = "";
        if (Double.isFinite(spec.min()) && Double.isFinite(spec.max())) {
            range = texts.get("train.settings.range", plain(spec.min()), plain(spec.max()));
        } else if (Double.isFinite(spec.min())) {
            range = texts.get("train.settings.from", plain(spec.min()));
        }
        return (new MethodWords(texts).help(method, spec) + " " + range).strip();
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value) : String.valueOf(value);
    }
}
