package org.handful.backbone.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.handful.error.BackboneException;
import org.handful.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
    @TempDir
    Path folder;

    @Test
    void keepsOrderMetadataAndNumbers() throws Exception {
        Path file = folder.resolve("a.safetensors");
        new SafeTensorsWriter().metadata("classes", "[\"ä\"]").longs("z", new long[] {-1, 1L << 40}, 2)
                .floats("a", new float[] {1.5f, -0f, Float.MIN_VALUE}, 3, 1).halves("h", new float[] {0.5f, 65504f}, 2)
                .write(file);

        try (SafeTensors read = SafeTensors.open(file)) {
            assertThat(read.entries()).extracting(TensorEntry::name).containsExactly("z", "a", "h");
            assertThat(read.metadata()).containsEntry("classes", "[\"ä\"]");
            assertThat(read.longs("z")).containsExactly(-1, 1L << 40);
            assertThat(read.floats("a")).containsExactly(1.5f, -0f, Float.MIN_VALUE);
            assertThat(read.floats("h")).containsExactly(0.5f, 65504f);
            assertThat(read.entry("a").shape()).containsExactly(3L, 1L);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Property(tries = 100)
    void roundTripsAnyFloats(@ForAll @Size(max = 50) float[] values) throws Exception {
        var out = new ByteArrayOutputStream();
        new SafeTensorsWriter().floats("x", values, values.length).writeTo(out);
        assertThat(SafeTensors.of("m", out.toByteArray()).floats("x")).containsExactly(values);
    }

    @Property(tries = 200)
    void anyTruncationIsRefused(@ForAll int seed) throws Exception {
        var out = new ByteArrayOutputStream();
        new SafeTensorsWriter().floats("x", new float[40], 40).writeTo(out);
        byte[] whole = out.toByteArray();
        byte[] part = Arrays.copyOf(whole, Math.floorMod(seed, whole.length));
        assertThatThrownBy(() -> SafeTensors.of("cut", part)).isInstanceOf(BackboneException.class)
                .hasMessageContaining("cut");
    }

    @Test
    void readsBfloat16() throws Exception {
        byte[] file = file("{\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                (byte) 0x80, (byte) 0x3f, (byte) 0x20, (byte) 0xc1);
        assertThat(SafeTensors.of("m", file).floats("b")).containsExactly(1f, -10f);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[]| not a JSON object",
        "{'a':| damaged",
        "{'a':{'dtype':'F31','shape':[1],'data_offsets':[0,4]}}| unknown type F31",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}| 4 bytes where its shape needs 8",
        "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}| wrong shape",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}| cut off",
        "{'a':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}}| belong to no tensor",
        "{'a':{'dtype':'F32','shape':[4611686018427387905],'data_offsets':[0,4]}}| too large",
        "{'a':{'dtype':'I8','shape':[3],'data_offsets':[0,3]},"
                + "'b':{'dtype':'I8','shape':[2],'data_offsets':[2,4]}}| overlaps",
        "{'a':{'dtype':'I8','shape':[1],'data_offsets':[0,1]},"
                + "'b':{'dtype':'I8','shape':[2],'data_offsets':[2,4]}}| follows a gap",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
                + "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}| damaged",
        "{'a':{'shape':[1]}}| unknown type"
    })
    void refusesWhatCannotBeRead(String header, String reason) {
        byte[] file = file(header.replace('\'', '"'), (byte) 0, (byte) 0, (byte) 0, (byte) 0);
        assertThatThrownBy(() -> SafeTensors.of("bad.safetensors", file)).isInstanceOf(BackboneException.class)
                .hasMessageContaining("bad.safetensors").hasMessageContaining(reason.strip());
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        var out = new ByteArrayOutputStream();
        new SafeTensorsWriter().longs("labels", new long[] {1}, 1).writeTo(out);
        SafeTensors read = SafeTensors.of("m.safetensors", out.toByteArray());

        assertThatThrownBy(() -> read.floats("features")).isInstanceOf(BackboneException.class)
                .hasMessageContaining("m.safetensors has no tensor features");
        assertThatThrownBy(() -> read.floats("labels")).hasMessageContaining("not floating-point");
        assertThatThrownBy(() -> SafeTensors.open(folder.resolve("none"))).isInstanceOf(StorageException.class);
    }

    private static byte[] file(String header, byte... data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length).put(json).put(data).array();
    }
}
