package org.handful.cli.command;

import java.util.List;
import java.util.OptionalInt;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.console.Texts;
import org.handful.cli.json.MachineJson;
import org.handful.cli.json.WindowJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.MachineTables;
import org.handful.cli.table.WindowTable;
import org.handful.error.HandfulException;
import org.handful.method.Methods;
import org.handful.run.Workbench;
import org.handful.run.bench.Bench;
import org.handful.run.bench.BenchMeasurements;
import org.handful.run.bench.BenchPlan;
import org.handful.run.bench.BenchReport;
import org.handful.run.bench.window.WindowBench;
import org.handful.run.bench.window.WindowPlan;
import org.handful.run.bench.window.WindowReport;
import org.handful.run.home.Timings;
import org.handful.run.result.BackboneInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast this machine embeds, adapts and predicts; with {@code --ui}, how smoothly the window goes. */
@Command(name = "bench", sortOptions = false)
public final class BenchCommand extends WorkCommand {
    private static final int FEWEST_IMAGES = 50;

    @Option(names = "--backbone", paramLabel = "ID", descriptionKey = "benchBackbones")
    private List<String> backbones = List.of();

    @Option(names = "--method", paramLabel = "ID", descriptionKey = "benchMethods")
    private List<String> methods = List.of();

    @Option(names = "--images", paramLabel = "N", defaultValue = "100", descriptionKey = "benchImages")
    private int images;

    @Option(names = "--repeats", paramLabel = "R", defaultValue = "5", descriptionKey = "benchRepeats")
    private int repeats;

    @Option(names = "--ui", descriptionKey = "benchUi")
    private boolean ui;

    @Option(names = "--many", paramLabel = "N", defaultValue = "50000", descriptionKey = "benchMany")
    private int many;

    @Option(names = "--import", paramLabel = "N", defaultValue = "5000", descriptionKey = "benchImport")
    private int imported;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", descriptionKey = "benchSeconds")
    private int seconds;

    @Mixin
    private JsonOption json;

    public BenchCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        if (images < FEWEST_IMAGES || repeats < 1) {
            throw wrong("wrong.bench", FEWEST_IMAGES);
        }
        if (many < 1 || imported < 1 || seconds < 1) {
            throw wrong("wrong.bench.ui");
        }
        for (String id : methods) {
            if (Methods.byId(id).needsText()) {
                throw wrong("wrong.bench.method", id);
            }
        }
        json.check();
    }

    @Override
    protected OptionalInt without() throws HandfulException {
        if (!ui) {
            return OptionalInt.empty();
        }
        WindowBench bench = face().window().orElseThrow(() -> wrong("wrong.bench.window"));
        WindowReport report = bench.measure(new WindowPlan(many, imported, seconds),
                stage -> face().say("bench.ui." + stage));
        if (!json.toStandardOutput()) {
            out().print(WindowTable.of(report));
        }
        json.write(WindowJson.of(report), console());
        return OptionalInt.of(ExitCode.DONE);
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        List<String> ids = backbones.isEmpty()
                ? workbench.backbones().stream().map(BackboneInfo::id).toList()
                : backbones;
        BenchReport report = face().jobs().perform(Texts.of("bench.title"),
                job -> Bench.measure(workbench, new BenchPlan(ids, methods, images, repeats), job));
        new Timings(workbench.home()).add(BenchMeasurements.of(report, workbench.backbones()));
        if (!json.toStandardOutput()) {
            out().print(MachineTables.of(report));
        }
        json.write(MachineJson.of(report), console());
        return ExitCode.DONE;
    }
}
