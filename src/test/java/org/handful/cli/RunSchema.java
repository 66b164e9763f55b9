package org.handful.cli;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published description of {@code run --json}. */
final class RunSchema {
    private static final Schema SCHEMA = load();

    private RunSchema() {}

    /** What in this text is not as described; empty when all is. */
    static List<String> complaints(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
    }

    private static Schema load() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("docs/run.schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
