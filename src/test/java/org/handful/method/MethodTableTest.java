package org.handful.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MethodTableTest {
    @Test
    @DisplayName("docs/methods.md says what the code says; -Dhandful.update=true writes it")
    void theCommittedTableIsUpToDate() throws Exception {
        Path file = Path.of("docs/methods.md");
        String table = MethodTable.markdown(Methods.all());
        if (Boolean.getBoolean("handful.update")) {
            Files.writeString(file, table);
        }
        assertThat(Files.readString(file).replace("\r\n", "\n")).isEqualTo(table);
    }
}
