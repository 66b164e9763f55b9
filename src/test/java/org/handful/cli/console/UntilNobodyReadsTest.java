package org.handful.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UntilNobodyReadsTest {
    private int tries;

    @Test
    void aReaderThatHasGoneIsNoFailureAndTheRestIsDropped() throws IOException {
        UntilNobodyReads out = new UntilNobodyReads(failing("Broken pipe"));

        out.write("one".getBytes(StandardCharsets.UTF_8));
        out.write('2');

        assertThat(tries).isEqualTo(1);
    }

    @Test
    void everyOtherFailureIsThrown() {
        UntilNobodyReads out = new UntilNobodyReads(failing("No space left on device"));

        assertThatThrownBy(() -> out.write("one".getBytes(StandardCharsets.UTF_8))).isInstanceOf(IOException.class);
    }

    private OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                tries++;
                throw new IOException(why);
            }
        };
    }
}
