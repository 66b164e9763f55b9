package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handful.method.AdaptationMethod;
import org.handful.method.SettingSpec;
import org.handful.method.Settings;

/** The result of {@code methods}. */
public final class MethodJson {
    private MethodJson() {}

    /** @param obstacles why a method cannot learn, by its id */
    public static Map<String, Object> of(List<AdaptationMethod<?>> methods, Map<String, String> obstacles) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", "methods");
        out.put("methods", methods.stream().map(m -> method(m, obstacles.get(m.id()))).toList());
        return out;
    }

    private static Map<String, Object> method(AdaptationMethod<?> method, String obstacle) {
        Map<String, Object> values = Settings.values(method.defaults());
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", method.id());
        out.put("title", method.title());
        out.put("summary", method.summary());
        out.put("citation", method.citation());
        out.put("curves", method.hasCurves());
        if (obstacle != null) {
            out.put("obstacle", obstacle);
        }
        out.put("settings", Settings.describe(method).stream().map(s -> setting(s, values.get(s.name()))).toList());
        return out;
    }

    private static Map<String, Object> setting(SettingSpec setting, Object defaultValue) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", setting.name());
        out.put("label", setting.label());
        out.put("help", setting.help());
        out.put("kind", setting.kind().name().toLowerCase(Locale.ROOT));
        out.put("default", defaultValue);
        if (Double.isFinite(setting.min())) {
            out.put("min", setting.min());
        }
        if (Double.isFinite(setting.max())) {
            out.put("max", setting.max());
        }
        if (!setting.choices().isEmpty()) {
            out.put("choices", setting.choices());
        }
        if (!setting.unit().isEmpty()) {
            out.put("unit", setting.unit());
        }
        out.put("advanced", setting.advanced());
        return out;
    }
}
