package org.handful.backbone.safetensors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.error.BackboneException;
import org.handful.error.BackboneException.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON header, checked so hard that whatever passes can be read without surprises. */
record Header(List<TensorEntry> entries, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /**
     * @param file named in errors
     * @param dataBytes how many bytes follow the header
     */
    static Header parse(String file, byte[] json, long dataBytes) throws BackboneException {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<TensorEntry> entries = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            if (root == null || !root.isObject()) {
                throw bad(file, "its header is not a JSON object");
            }
            for (Map.Entry<String, JsonNode> property : root.properties()) {
                if (property.getKey().equals(METADATA)) {
                    property.getValue().properties().forEach(p -> metadata.put(p.getKey(), p.getValue().asString()));
                } else {
                    entries.add(entry(file, property.getKey(), property.getValue()));
                }
            }
        } catch (JacksonException e) {
            throw new BackboneException(Problem.BAD_WEIGHTS, e, file, "its header is damaged");
        }
        checkLayout(file, entries, dataBytes);
        return new Header(List.copyOf(entries), Map.copyOf(metadata));
    }

    private static TensorEntry entry(String file, String name, JsonNode node) throws BackboneException {
        ElementType type = type(file, name, node.path("dtype").asString(""));
        JsonNode shapeNode = node.path("shape");
        JsonNode offsets = node.path("data_offsets");
        if (!shapeNode.isArray() || offsets.size() != 2 || !isOffset(offsets.get(0)) || !isOffset(offsets.get(1))) {
            throw bad(file, "its header does not describe tensor " + name);
        }
        List<Long> shape = new ArrayList<>();
        long bytes = type.bytes();
        try {
            for (JsonNode n : shapeNode) {
                if (!isOffset(n)) {
                    throw bad(file, "tensor " + name + " has a wrong shape");
                }
                shape.add(n.asLong());
                bytes = Math.multiplyExact(bytes, n.asLong());
            }
        } catch (ArithmeticException e) {
            throw new BackboneException(Problem.BAD_WEIGHTS, e, file, "tensor " + name + " is too large");
        }
        long begin = offsets.get(0).asLong();
        long end = offsets.get(1).asLong();
        if (end - begin != bytes) {
            throw bad(file, "tensor " + name + " has " + (end - begin) + " bytes where its shape needs " + bytes);
        }
        return new TensorEntry(name, type, shape, begin, end);
    }

    private static boolean isOffset(JsonNode n) {
        return n.isIntegralNumber() && n.canConvertToLong() && n.asLong() >= 0;
    }

    private static ElementType type(String file, String name, String text) throws BackboneException {
        try {
            return ElementType.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new BackboneException(Problem.BAD_WEIGHTS, e, file, "tensor " + name + " has unknown type " + text);
        }
    }

    /** Tensors must cover the data without gap or overlap, as the format demands: anything else hides damage. */
    private static void checkLayout(String file, List<TensorEntry> entries, long dataBytes) throws BackboneException {
        long at = 0;
        var sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        for (TensorEntry e : sorted) {
            if (e.end() > dataBytes) {
                throw bad(file, "it is cut off: tensor " + e.name() + " ends at byte " + e.end() + " of " + dataBytes);
            }
            if (e.begin() != at) {
                throw bad(file, "tensor " + e.name() + (e.begin() < at ? " overlaps another" : " follows a gap"));
            }
            at = e.end();
        }
        if (at != dataBytes) {
            throw bad(file, (dataBytes - at) + " bytes at its end belong to no tensor");
        }
    }

    private static BackboneException bad(String file, String reason) {
        return new BackboneException(Problem.BAD_WEIGHTS, file, reason);
    }
}
