package org.handful.store.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.handful.model.Provenance;
import org.junit.jupiter.api.Test;

class JsonTest {
    /** Runs that were made before the number of threads was recorded stay readable. */
    @Test
    void aProvenanceWithoutThreadsIsRead() {
        String old = """
                {"handful": "0.1.0", "java": "25", "os": "Linux", "djl": "0.35.1", "libtorch": "2.7.1", "device": "cpu"}""";
        assertThat(Json.read(old, Provenance.class))
                .isEqualTo(new Provenance("0.1.0", "25", "Linux", "0.35.1", "2.7.1", "cpu", 0));
    }
}
