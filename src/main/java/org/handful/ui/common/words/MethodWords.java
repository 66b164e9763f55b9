package org.handful.ui.common.words;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.handful.method.AdaptationMethod;
import org.handful.method.MethodFamily;
import org.handful.method.SettingSpec;
import org.handful.ui.common.Texts;

/**
 * What the window says about methods. The English is in the code of each method; another language has it in the bundle
 * {@code methods}, under {@code method.ID.title}, {@code method.ID.summary} and
 * {@code method.ID.setting.NAME.label}, {@code .help} and {@code .unit}. What several methods share is there once, under
 * {@code method.any.setting.NAME}. What can be chosen has codes on the command line and in files, and words here, in both
 * languages under {@code method.any.setting.NAME.choice.CODE}. Follows the language.
 */
public record MethodWords(Texts texts) {
    private static final String NO_FOLDER = "train.settings.folder.none";

    public String title(AdaptationMethod<?> method) {
        return word(method.id() + ".title", method.title());
    }

    /** What methods of a family are for. */
    public String family(MethodFamily family) {
        return texts.get("family." + family.name().toLowerCase(Locale.ROOT));
    }

    /** By family, and in a family by title as the language sorts it. */
    public List<AdaptationMethod<?>> sorted(List<AdaptationMethod<?>> methods) {
        Collator titles = Collator.getInstance(texts.locale());
        return methods.stream().sorted(Comparator.<AdaptationMethod<?>, MethodFamily>comparing(AdaptationMethod::family)
                .thenComparing(this::title, titles)).toList();
    }

    public String summary(AdaptationMethod<?> method) {
        return word(method.id() + ".summary", method.summary());
    }

    public String label(String method, SettingSpec setting) {
        return word(key(method, setting) + ".label", setting.label());
    }

    /** Without the codes in brackets that only the command line takes. */
    public String help(String method, SettingSpec setting) {
        String help = word(key(method, setting) + ".help", setting.help());
        for (String code : setting.choices()) {
            help = help.replace(" (" + code + ")", "");
        }
        return help;
    }

    /** A value of a setting, given as {@code --set} takes it, as the window shows it. */
    public String value(String method, SettingSpec setting, String raw) {
        return switch (setting.kind()) {
            case INTEGER, DECIMAL -> new Decimals(texts.locale()).shown(raw);
            case SWITCH -> texts.has("runs.value." + raw) ? texts.get("runs.value." + raw) : raw;
            case CHOICE -> word(key(method, setting) + ".choice." + raw.strip().toLowerCase(Locale.ROOT), raw);
            case FOLDERS -> raw.isBlank() && texts.has(NO_FOLDER) ? texts.get(NO_FOLDER) : raw;
        };
    }

    /** Empty for a setting without one. */
    public String unit(String method, SettingSpec setting) {
        return word(key(method, setting) + ".unit", setting.unit());
    }

    private static String key(String method, SettingSpec setting) {
        return method + ".setting." + setting.name();
    }

    private String word(String key, String english) {
        String shared = "method.any" + key.substring(key.indexOf('.'));
        return texts.has("method." + key) ? texts.get("method." + key) : texts.has(shared) ? texts.get(shared) : english;
    }
}
