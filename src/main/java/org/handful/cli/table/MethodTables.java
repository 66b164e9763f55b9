package org.handful.cli.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handful.cli.console.Texts;
import org.handful.method.AdaptationMethod;
import org.handful.method.SettingSpec;
import org.handful.method.Settings;

/** Methods as text: what each does, where it comes from, and its settings with their bounds. */
public final class MethodTables {
    private MethodTables() {}

    /** @param obstacles why a method cannot learn, by its id */
    public static String of(List<AdaptationMethod<?>> methods, Map<String, String> obstacles) {
        return methods.stream().map(m -> method(m, obstacles.get(m.id()))).collect(Collectors.joining("\n"));
    }

    private static String method(AdaptationMethod<?> method, String obstacle) {
        StringBuilder text = new StringBuilder();
        text.append(method.id()).append("  ").append(method.title()).append('\n');
        text.append("  ").append(method.summary()).append('\n');
        text.append("  ").append(method.citation()).append('\n');
        if (obstacle != null) {
            text.append("  ").append(Texts.of("methods.obstacle", obstacle)).append('\n');
        }
        for (SettingSpec setting : Settings.describe(method)) {
            text.append("    --set ").append(setting.name()).append('=').append(setting.defaultValue());
            text.append("  ").append(allowed(setting)).append('\n');
            text.append("        ").append(setting.help()).append('\n');
        }
        return text.toString();
    }

    private static String allowed(SettingSpec setting) {
        String unit = setting.unit().isEmpty() ? "" : " " + setting.unit();
        return switch (setting.kind()) {
            case SWITCH -> Texts.of("methods.switch");
            case CHOICE -> Texts.of("methods.choice", String.join(", ", setting.choices()));
            case FOLDERS -> Texts.of("methods.folders");
            case INTEGER, DECIMAL -> {
                boolean low = Double.isFinite(setting.min());
                boolean high = Double.isFinite(setting.max());
                String key = low ? (high ? "methods.range" : "methods.least") : (high ? "methods.most" : "methods.any");
                yield Texts.of(key, plain(setting.min()), plain(setting.max())) + unit;
            }
        };
    }

    private static String plain(double bound) {
        return Double.isFinite(bound) ? BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString() : "";
    }
}
