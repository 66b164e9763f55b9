package org.handful.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handful.error.BackboneException;
import org.handful.error.BackboneException.Problem;
import tools.jackson.databind.JsonNode;

/** One object of a card: typed fields, and a complaint that names the field and the file. */
final class CardJson {
    private final String file;
    private final String path;
    private final JsonNode node;

    CardJson(String file, JsonNode node) {
        this(file, "", node);
    }

    private CardJson(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    CardJson object(String field) throws BackboneException {
        JsonNode value = node.path(field);
        if (!value.isObject()) {
            throw bad(field, value.isMissingNode() ? "is missing" : "must be an object");
        }
        return new CardJson(file, path + field + ".", value);
    }

    String text(String field) throws BackboneException {
        JsonNode value = node.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw bad(field, value.isMissingNode() ? "is missing" : "must be a text");
        }
        return value.asString();
    }

    String text(String field, String otherwise) throws BackboneException {
        return has(field) ? text(field) : otherwise;
    }

    long number(String field, long min, long max) throws BackboneException {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < min || value.asLong() > max) {
            throw bad(field,
                    value.isMissingNode() ? "is missing" : "must be a whole number from " + min + " to " + max);
        }
        return value.asLong();
    }

    int integer(String field, int min, int max) throws BackboneException {
        return (int) number(field, min, max);
    }

    double decimal(String field, double otherwise) throws BackboneException {
        if (!has(field)) {
            return otherwise;
        }
        if (!node.path(field).isNumber()) {
            throw bad(field, "must be a number");
        }
        return node.path(field).asDouble();
    }

    List<Double> decimals(String field) throws BackboneException {
        JsonNode value = node.path(field);
        List<Double> out = new ArrayList<>();
        for (JsonNode n : value) {
            if (!n.isNumber()) {
                throw bad(field, "must be a list of numbers");
            }
            out.add(n.asDouble());
        }
        if (!value.isArray() || out.isEmpty()) {
            throw bad(field, value.isMissingNode() ? "is missing" : "must be a list of numbers");
        }
        return out;
    }

    List<String> texts(String field) throws BackboneException {
        List<String> out = new ArrayList<>();
        for (JsonNode n : node.path(field)) {
            if (!n.isString() || n.asString().isBlank()) {
                throw bad(field, "must be a list of texts");
            }
            out.add(n.asString().strip());
        }
        if (out.isEmpty()) {
            throw bad(field, "must be a list of texts");
        }
        return out;
    }

    List<Integer> integers(String field) throws BackboneException {
        List<Integer> out = new ArrayList<>();
        for (double d : decimals(field)) {
            if (d != Math.rint(d) || d < 1 || d > 1 << 20) {
                throw bad(field, "must be a list of positive whole numbers");
            }
            out.add((int) d);
        }
        return out;
    }

    /** The constant whose lower-case name, with spaces for underscores, is the text. */
    <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise) throws BackboneException {
        if (!has(field)) {
            return Optional.ofNullable(otherwise).orElseThrow(() -> bad(field, "is missing"));
        }
        String wanted = text(field).strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[ -]", "_");
        List<String> names = new ArrayList<>();
        for (E e : type.getEnumConstants()) {
            String name = e.name().toLowerCase(java.util.Locale.ROOT);
            if (name.equals(wanted)) {
                return e;
            }
            names.add(name.replace('_', ' '));
        }
        throw bad(field, "is " + text(field) + " where one of these was expected: " + String.join(", ", names));
    }

    BackboneException bad(String field, String complaint) {
        return new BackboneException(Problem.BAD_CARD, file, path + field + " " + complaint);
    }
}
