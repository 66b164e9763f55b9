package org.handful.cli.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.json.MethodJson;
import org.handful.cli.option.GeneralOptions;
import org.handful.cli.option.JsonOption;
import org.handful.cli.table.MethodTables;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.run.Compute;
import org.handful.run.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every method with its settings, read from the code. */
@Command(name = "methods", sortOptions = false)
public final class MethodsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "methodId")
    private String id;

    @Option(names = "--backbone", paramLabel = "ID", descriptionKey = "methodsBackbone")
    private String backbone;

    @Mixin
    private JsonOption json;

    @Mixin
    private GeneralOptions general;

    private final Face face;

    public MethodsCommand(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() throws HandfulException {
        json.check();
        Map<String, String> obstacles = obstacles();
        List<AdaptationMethod<?>> methods = id == null ? Methods.all() : List.of(Methods.byId(id));
        if (!json.toStandardOutput()) {
            face.console().out().print(MethodTables.of(methods, obstacles));
        }
        json.write(MethodJson.of(methods, obstacles), face.console());
        return ExitCode.DONE;
    }

    private Map<String, String> obstacles() throws HandfulException {
        if (backbone == null) {
            return Map.of();
        }
        try (Workbench workbench = face.open(general.home(), new Compute("auto"))) {
            return workbench.obstacles(backbone);
        }
    }
}
