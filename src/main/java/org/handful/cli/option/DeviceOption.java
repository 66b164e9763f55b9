package org.handful.cli.option;

import java.util.List;
import org.handful.cli.console.Texts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What shall compute. */
public final class DeviceOption {
    private static final List<String> DEVICES = List.of("auto", "cpu", "gpu");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(names = "--device", paramLabel = "auto|cpu|gpu", defaultValue = "auto", descriptionKey = "device")
    private String device;

    public void check() {
        if (!DEVICES.contains(device)) {
            throw new ParameterException(mixee.commandLine(), Texts.of("wrong.device", device));
        }
    }

    public String id() {
        return device;
    }
}
