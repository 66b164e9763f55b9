package org.handful.method;

import java.util.List;

/** Writes the methods and their settings as Markdown, for {@code docs/methods.md}, so that docs cannot fall behind. */
public final class MethodTable {
    private MethodTable() {}

    /** One section per method, in the given order. */
    public static String markdown(List<AdaptationMethod<?>> methods) {
        var out = new StringBuilder("""
                # Methods

                Written from the code by `MethodTable`; change the methods, not this file. Choose one with
                `--method ID`, a setting with `--set NAME=VALUE`.

                A method that looks at the batch gives an image an answer that depends on the images beside it.

                | method | name | curves | looks at |
                |---|---|---|---|
                """);
        for (AdaptationMethod<?> m : methods) {
            out.append("| [`%1$s`](#%1$s) | %2$s | %3$s | %4$s |%n".formatted(
                    m.id(), m.title(), m.hasCurves() ? "yes" : "no", subject(m)).replace("\r\n", "\n"));
        }
        methods.forEach(m -> section(out, m));
        return out.toString();
    }

    private static String subject(AdaptationMethod<?> method) {
        boolean batch = method instanceof EmbeddingMethod<?> e && e.transductive();
        return batch ? "the batch" : method.needsText() ? "each image, needs `--text`" : "each image";
    }

    private static void section(StringBuilder out, AdaptationMethod<?> method) {
        out.append("\n## ").append(method.id()).append("\n\n");
        out.append("**").append(method.title()).append(".** ").append(method.summary()).append("\n\n");
        out.append(method.citation()).append(".\n\n");
        if (Settings.describe(method).isEmpty()) {
            out.append("There is nothing to set.\n");
            return;
        }
        out.append("| setting | default | allowed | meaning |\n|---|---|---|---|\n");
        for (SettingSpec s : Settings.describe(method)) {
            out.append("| `").append(s.name()).append("` | ")
                    .append(s.defaultValue().isEmpty() ? "none" : s.defaultValue()).append(" | ")
                    .append(allowed(s)).append(" | ").append(s.help());
            out.append(s.advanced() ? " (advanced)" : "").append(" |\n");
        }
    }

    private static String allowed(SettingSpec s) {
        String unit = s.unit().isEmpty() ? "" : " " + s.unit();
        return switch (s.kind()) {
            case SWITCH -> "true, false";
            case CHOICE -> String.join(", ", s.choices());
            case FOLDERS -> "paths with `;` between";
            case INTEGER, DECIMAL -> Settings.plain(s.min()) + " to " + Settings.plain(s.max()) + unit;
        };
    }
}
