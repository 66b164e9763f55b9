package org.handful.cli.option;

import java.util.List;
import java.util.OptionalInt;
import org.handful.cli.console.Texts;
import org.handful.run.Compute;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What shall compute. */
public final class ComputeOptions {
    private static final List<String> DEVICES = List.of("auto", "cpu", "gpu");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(names = "--device", paramLabel = "auto|cpu|gpu", defaultValue = "auto", descriptionKey = "device")
    private String device;

    @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
    private Integer threads;

    public void check() {
        if (!DEVICES.contains(device)) {
            throw new ParameterException(mixee.commandLine(), Texts.of("wrong.device", device));
        }
        if (threads != null && threads < 1) {
            throw new ParameterException(mixee.commandLine(), Texts.of("wrong.threads", threads));
        }
    }

    public Compute asked() {
        return new Compute(device, threads == null ? OptionalInt.empty() : OptionalInt.of(threads));
    }
}
