package org.handful.ui.train.setup;

import org.handful.method.SettingSpec;
import org.handful.ui.common.Texts;
import org.handful.ui.common.words.Decimals;
import org.handful.ui.common.words.MethodWords;

/** What the form says about the settings of one method. Follows the language. */
record SettingWords(Texts texts, String method) {
    /** From here on the digits are easier to count in groups. */
    private static final double LARGE = 10_000;

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

    /** A value as the form shows it. */
    String value(SettingSpec spec, String raw) {
        return new MethodWords(texts).value(method, spec, raw);
    }

    /** Help with what the setting may be. */
    String help(SettingSpec spec) {
        return (new MethodWords(texts).help(method, spec) + " " + range(spec)).strip();
    }

    /** Why what was typed cannot be used, in words of the form for numbers. */
    String complaint(SettingField field) {
        return field.complaint().get() == null ? null : switch (field.spec().kind()) {
            case INTEGER -> (texts.get("train.settings.whole") + " " + range(field.spec())).strip();
            case DECIMAL -> (texts.get("train.settings.number") + " " + range(field.spec())).strip();
            case SWITCH, CHOICE, FOLDERS -> field.complaint().get();
        };
    }

    private String range(SettingSpec spec) {
        if (Double.isFinite(spec.min()) && Double.isFinite(spec.max())) {
            return texts.get("train.settings.range", plain(spec.min()), plain(spec.max()));
        }
        return Double.isFinite(spec.min()) ? texts.get("train.settings.from", plain(spec.min())) : "";
    }

    private String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) >= LARGE && Math.abs(value) < 1e15
                ? String.format(texts.locale(), "%,.0f", value)
                : new Decimals(texts.locale()).shown(String.valueOf(value));
    }
}
