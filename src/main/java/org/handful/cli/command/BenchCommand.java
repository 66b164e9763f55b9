package org.handful.cli.command;

import java.util.List;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.console.Texts;
import org.handful.cli.json.MachineJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.MachineTables;
import org.handful.error.HandfulException;
import org.handful.run.Workbench;
import org.handful.run.bench.Bench;
import org.handful.run.bench.BenchMeasurements;
import org.handful.run.bench.BenchPlan;
import org.handful.run.bench.BenchReport;
import org.handful.run.home.Timings;
import org.handful.run.result.BackboneInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast this machine embeds, adapts and predicts. */
@Command(name = "bench", sortOptions = false)
public final class BenchCommand extends WorkCommand {
    private static final int FEWEST_IMAGES = 50;

    @Option(names = "--backbone", paramLabel = "ID", descriptionKey = "benchBackbones")
    private List<String> backbones = List.of();

    @Option(names = "--images", paramLabel = "N", defaultValue = "100", descriptionKey = "benchImages")
    private int images;

    @Option(names = "--repeats", paramLabel = "R", defaultValue = "5", descriptionKey = "benchRepeats")
    private int repeats;

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
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        List<String> ids = backbones.isEmpty()
                ? workbench.backbones().stream().map(BackboneInfo::id).toList()
                : backbones;
        BenchReport report = face().jobs().perform(Texts.of("bench.title"),
                job -> Bench.measure(workbench, new BenchPlan(ids, images, repeats), job));
        new Timings(workbench.home()).add(BenchMeasurements.of(report, workbench.backbones()));
        if (!json.toStandardOutput()) {
            out().print(MachineTables.of(report));
        }
        json.write(MachineJson.of(report), console());
        return ExitCode.DONE;
    }
}
