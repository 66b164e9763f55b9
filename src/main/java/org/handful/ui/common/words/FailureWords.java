package org.handful.ui.common.words;

import java.util.List;
import java.util.Locale;
import org.handful.error.SettingNames;
import org.handful.method.Methods;
import org.handful.method.SettingSpec;
import org.handful.method.Settings;
import org.handful.ui.common.Texts;

/**
 * What failures call methods, settings and values in a window. A failure knows the code of its setting but not the method: one
 * that several methods call differently keeps its code.
 */
public record FailureWords(Texts texts) implements SettingNames.Face {
    private record Known(String method, SettingSpec setting) {}

    @Override
    public String method(String id) {
        return Methods.all().stream().filter(m -> m.id().equals(id)).findFirst().map(new MethodWords(texts)::title).orElse(id);
    }

    @Override
    public String setting(String code) {
        MethodWords words = new MethodWords(texts);
        List<String> labels = known(code).stream().map(k -> words.label(k.method, k.setting)).distinct().toList();
        return labels.size() == 1 ? quoted(labels.getFirst()) : code;
    }

    @Override
    public String value(String code, String value) {
        MethodWords words = new MethodWords(texts);
        List<String> said = known(code).stream().map(k -> words.value(k.method, k.setting, value)).distinct().toList();
        return said.size() == 1 ? said.getFirst() : value;
    }

    private String quoted(String label) {
        return texts.locale().getLanguage().equals(Locale.GERMAN.getLanguage()) ? "\u201e" + label + "\u201c"
                : "\u201c" + label + "\u201d";
    }

    private static List<Known> known(String code) {
        return Methods.all().stream().flatMap(m -> Settings.describe(m).stream().filter(s -> s.name().equals(code))
                .map(s -> new Known(m.id(), s))).toList();
    }
}
