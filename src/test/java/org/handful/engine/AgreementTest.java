package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.handful.engine.train.Agreement;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gradient dropout against golden numbers. */
class AgreementTest {
    @Test
    void dropsAsTheFormulaSays() throws Exception {
        JsonNode golden = JsonMapper.builder().build()
                .readTree(Files.readString(Path.of("src/test/resources/vectors/trained.json"))).get("ramt_gdr");
        int n = golden.get("ga").size();
        float[] a = new float[n];
        float[] b = new float[n];
        double[] u = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) golden.get("ga").get(i).asDouble();
            b[i] = (float) golden.get("gb").get(i).asDouble();
            u[i] = golden.get("U").get(i).asDouble();
            assertThat(Agreement.keep(golden.get("ga").get(i).asDouble(), golden.get("gb").get(i).asDouble()))
                    .isCloseTo(golden.get("keep_prob").get(i).asDouble(), within(1e-9));
        }
        float[] factors = Agreement.factors(a, b, u, golden.get("lam").asDouble());
        for (int i = 0; i < n; i++) {
            assertThat((double) factors[i] * a[i]).isCloseTo(golden.get("grad").get(i).asDouble(), within(1e-6));
        }
    }
}
