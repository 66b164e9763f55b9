package org.handful.run.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handful.error.file.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small JSON file that is replaced whole, so that there is always a complete one. A file that cannot be read counts as
 * empty and is logged: a lost window size must not stop the program.
 */
final class JsonFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            // A number that an older program did not write is 0.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Path file;
    private final Class<T> type;

    JsonFile(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    T read(T otherwise) {
        if (!Files.exists(file)) {
            return otherwise;
        }
        try {
            T value = MAPPER.readValue(Files.readAllBytes(file), type);
            return value == null ? otherwise : value;
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read; starting afresh", file, e);
            return otherwise;
        }
    }

    void write(T value) {
        try {
            Files.createDirectories(file.getParent());
            WholeFile.replace(file, out -> out.write(MAPPER.writeValueAsBytes(value)));
        } catch (IOException e) {
            LOG.warn("{} cannot be written", file, e);
        }
    }
}
