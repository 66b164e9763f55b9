package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.handful.backbone.Catalogue;
import org.handful.backbone.EmbeddingProbe;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.backbone.safetensors.TensorEntry;
import org.handful.error.BackboneException;
import org.handful.error.BackboneException.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installing, verifying and removing, with Pocket's weights under another name. */
class InstallationTest {
    private final EmbeddingProbe probe = TestEngine.get()::probe;

    @TempDir
    Path folder;

    private Catalogue catalogue;
    private Path weights;

    @BeforeEach
    void copyPocket() throws Exception {
        catalogue = new Catalogue(folder.resolve("home"));
        weights = folder.resolve("mine.safetensors");
        Files.write(weights, resource("pocket.safetensors"));
    }

    @Test
    void installsVerifiesAndRemoves() throws Exception {
        InstalledBackbone added = catalogue.add(weights, card(weights, true), probe);

        assertThat(added.embedded()).isFalse();
        assertThat(catalogue.list()).extracting(InstalledBackbone::id).containsExactly("pocket", "mine");
        assertThat(catalogue.verify("mine", probe).weights()).isEqualTo(added.weights());
        assertThatThrownBy(() -> catalogue.add(weights, card(weights, true), probe))
                .satisfies(is(Problem.ALREADY_INSTALLED));
        catalogue.remove("mine");
        assertThat(catalogue.list()).extracting(InstalledBackbone::id).containsExactly("pocket");
        assertNothingHalfInstalled();
    }

    @Test
    void givesACardWithoutGoldenEmbeddingOne() throws Exception {
        catalogue.add(weights, card(weights, false), probe);

        assertThat(catalogue.byId("mine").card().golden()).isPresent();
        catalogue.verify("mine", probe);
    }

    @Test
    void whatComesWithTheProgramStays() {
        assertThatThrownBy(() -> catalogue.remove("pocket")).satisfies(is(Problem.EMBEDDED));
    }

    @Test
    void namesWhatThereIs() {
        for (String id : new String[] {"nothing", "..", "../home", "A B"}) {
            assertThatThrownBy(() -> catalogue.byId(id)).satisfies(is(Problem.NOT_INSTALLED))
                    .hasMessageContaining("pocket");
        }
    }

    @Test
    void refusesAWrongChecksum() throws Exception {
        Path card = card(weights, true);
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);

        assertThatThrownBy(() -> catalogue.add(weights, card, probe)).satisfies(is(Problem.CHECKSUM))
                .hasMessageContaining("mine.safetensors");
        assertNothingHalfInstalled();
    }

    @Test
    void namesTheTensorThatIsMissing() throws Exception {
        rewrite("layer3.0.bn2.running_var", "gone", 1, false);
        assertThatThrownBy(() -> catalogue.add(weights, card(weights, true), probe))
                .satisfies(is(Problem.MISSING_TENSOR)).hasMessageContaining("layer3.0.bn2.running_var");
        assertNothingHalfInstalled();
    }

    @Test
    void namesTheTensorThatIsMisshapen() throws Exception {
        rewrite("layer2.0.conv1.weight", "layer2.0.conv1.weight", 1, true);
        assertThatThrownBy(() -> catalogue.add(weights, card(weights, true), probe))
                .satisfies(is(Problem.MISSHAPEN_TENSOR)).hasMessageContaining("layer2.0.conv1.weight")
                .hasMessageContaining("[64, 32, 3, 3]").hasMessageContaining("[18432]");
    }

    @Test
    void refusesOtherNumbers() throws Exception {
        rewrite("layer4.0.conv2.weight", "layer4.0.conv2.weight", 1.05f, false);
        assertThatThrownBy(() -> catalogue.add(weights, card(weights, true), probe))
                .satisfies(is(Problem.GOLDEN_MISMATCH));
        assertNothingHalfInstalled();
    }

    @Test
    void refusesAnythingCalledTorchScript() throws Exception {
        String card = Files.readString(card(weights, true))
                .replace("\"family\": \"resnet\"", "\"family\": \"torchscript\"");
        Path path = Files.writeString(folder.resolve("script.json"), card);
        assertThatThrownBy(() -> catalogue.add(weights, path, probe)).satisfies(is(Problem.BAD_WEIGHTS))
                .hasMessageContaining("mine.safetensors");
    }

    @Test
    void aDamagedInstallationIsToldAndHidesNoOther() throws Exception {
        Files.createDirectories(folder.resolve("home/backbones/broken"));

        assertThat(catalogue.inventory().damaged()).singleElement()
                .satisfies(e -> assertThat(e.getMessage()).contains("broken"));
        assertThat(catalogue.list()).hasSize(1);
    }

    private static Consumer<Throwable> is(Problem problem) {
        return t -> assertThat(t).isInstanceOfSatisfying(BackboneException.class,
                e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private void assertNothingHalfInstalled() throws IOException {
        Path backbones = folder.resolve("home/backbones");
        if (Files.isDirectory(backbones)) {
            try (var left = Files.list(backbones)) {
                assertThat(left).isEmpty();
            }
        }
    }

    /** Writes Pocket again with one tensor renamed, scaled or flattened. */
    private void rewrite(String tensor, String name, float scale, boolean flatten) throws Exception {
        SafeTensors pocket = SafeTensors.of("pocket", resource("pocket.safetensors"));
        SafeTensorsWriter out = new SafeTensorsWriter();
        for (TensorEntry e : pocket.entries()) {
            float[] values = pocket.floats(e.name());
            boolean chosen = e.name().equals(tensor);
            if (chosen) {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= scale;
                }
            }
            long[] shape = chosen && flatten ? new long[] {values.length}
                    : e.shape().stream().mapToLong(Long::longValue).toArray();
            out.floats(chosen ? name : e.name(), values, shape);
        }
        out.write(weights);
    }

    private Path card(Path forWeights, boolean golden) throws Exception {
        String sha = HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(forWeights)));
        String text = new String(resource("pocket.json"), StandardCharsets.UTF_8)
                .replace("\"id\": \"pocket\"", "\"id\": \"mine\"")
                .replaceAll("\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"" + sha + "\"");
        return Files.writeString(folder.resolve("card.json"), golden ? text : text.replace("\"golden\"", "\"other\""));
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = InstallationTest.class.getResourceAsStream("/backbones/" + name)) {
            return in.readAllBytes();
        }
    }
}
