package org.handful.engine.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.handful.engine.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LibtorchLogTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems may hide the variable; its warnings are shown there")
    void shouldHideWarningsOfLibtorchAndShowErrors() throws Exception {
        TestEngine.run(scope -> assertThat(LibtorchLog.level()).isEqualTo(2));
    }
}
