package org.handful.store.codec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handful.model.SplitSpec;
import org.handful.model.TrainingEvent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON text. The short names of sealed types are part of the file format; they are given here because the
 * model knows no JSON. Thread-safe.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(SplitSpec.class, SplitSpecNames.class)
            .addMixIn(TrainingEvent.class, TrainingEventNames.class)
            // A number that older files did not record is 0.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXT_BY_NAME = new TypeReference<>() {};

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** With type information for the elements of a list of a sealed type. */
    public static String write(Object value, TypeReference<?> type) {
        return MAPPER.writerFor(type).writeValueAsString(value);
    }

    /** The same text for equal maps. */
    public static String writeSorted(Map<String, String> map) {
        return write(new TreeMap<>(map));
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static <T> T read(String json, TypeReference<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static List<String> texts(String json) {
        return MAPPER.readValue(json, TEXTS);
    }

    public static Map<String, String> textByName(String json) {
        return json.equals("{}") ? Map.of() : MAPPER.readValue(json, TEXT_BY_NAME);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SplitSpec.Shots.class, name = "shots"),
        @JsonSubTypes.Type(value = SplitSpec.Fraction.class, name = "fraction"),
        @JsonSubTypes.Type(value = SplitSpec.Folds.class, name = "folds"),
        @JsonSubTypes.Type(value = SplitSpec.AsAssigned.class, name = "assigned")
    })
    private interface SplitSpecNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TrainingEvent.Started.class, name = "started"),
        @JsonSubTypes.Type(value = TrainingEvent.Step.class, name = "step"),
        @JsonSubTypes.Type(value = TrainingEvent.HeldOut.class, name = "heldout"),
        @JsonSubTypes.Type(value = TrainingEvent.Note.class, name = "note"),
        @JsonSubTypes.Type(value = TrainingEvent.GpuUse.class, name = "gpu"),
        @JsonSubTypes.Type(value = TrainingEvent.Ended.class, name = "ended")
    })
    private interface TrainingEventNames {}
}
