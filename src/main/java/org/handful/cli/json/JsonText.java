package org.handful.cli.json;

import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Maps, lists and numbers as JSON: keys in the map's order, doubles in the shortest form that reads back exactly, NaN
 * and infinities as null since JSON has no word for them. Thread-safe.
 */
public final class JsonText {
    private JsonText() {}

    public static String of(Map<String, ?> tree) {
        StringWriter text = new StringWriter();
        PrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withSeparators(PrettyPrinter.DEFAULT_SEPARATORS
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""));
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return printer;
            }
        };
        try (JsonGenerator json = new JsonFactory().createGenerator(context, text)) {
            write(tree, json);
        }
        return text.toString();
    }

    private static void write(Object node, JsonGenerator json) {
        switch (node) {
            case null -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((key, value) -> {
                    json.writeName(String.valueOf(key));
                    write(value, json);
                });
                json.writeEndObject();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                list.forEach(value -> write(value, json));
                json.writeEndArray();
            }
            case double[] values -> {
                json.writeStartArray();
                for (double value : values) {
                    number(value, json);
                }
                json.writeEndArray();
            }
            case int[] values -> json.writeArray(values, 0, values.length);
            case Boolean value -> json.writeBoolean(value);
            case Double value -> number(value, json);
            case Integer value -> json.writeNumber(value);
            case Long value -> json.writeNumber(value);
            default -> json.writeString(node.toString());
        }
    }

    private static void number(double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
