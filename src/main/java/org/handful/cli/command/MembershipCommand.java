package org.handful.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.json.MembershipJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.MethodOptions;
import org.handful.cli.option.Source;
import org.handful.cli.option.SourceOptions;
import org.handful.cli.option.SplitOptions;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.MembershipTable;
import org.handful.error.HandfulException;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.privacy.MembershipPlan;
import org.handful.run.privacy.MembershipReport;
import org.handful.run.privacy.MembershipWork;
import org.handful.run.result.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an attacker could find out about the images that a method learned from. */
@Command(name = "membership", sortOptions = false)
public final class MembershipCommand extends WorkCommand {
    private static final int FEWEST = 8;
    private static final int MOST = 10_000;

    @Parameters(paramLabel = "SOURCE", descriptionKey = "images")
    private Path source;

    @Option(names = "--run", paramLabel = "ID", descriptionKey = "attackedRun")
    private Long run;

    @Mixin
    private MethodOptions method;

    @Mixin
    private SplitOptions split;

    @Option(names = "--epsilon", paramLabel = "E", descriptionKey = "attackEpsilon")
    private Double epsilon;

    @Option(names = "--shadows", paramLabel = "N", defaultValue = "256", descriptionKey = "shadows")
    private int shadows;

    @Mixin
    private SourceOptions tables;

    @Mixin
    private JsonOption json;

    public MembershipCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        Source.Kind kind = Source.Kind.of(source);
        split.check();
        if (kind == Source.Kind.EMBEDDINGS) {
            throw wrong("wrong.membership.images");
        }
        if (kind == Source.Kind.FOLDER && run != null) {
            throw wrong("wrong.membership.run");
        }
        if (kind != Source.Kind.FOLDER && tables.given()) {
            throw wrong("wrong.folder");
        }
        if (shadows < FEWEST || shadows > MOST || (epsilon != null && !(epsilon >= 0.1 && epsilon <= 100))) {
            throw wrong("wrong.membership.number", FEWEST, MOST);
        }
        method.check();
        if (run == null) {
            MembershipWork.check(method.spec(SplitOptions.standard()).method());
        }
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        boolean folder = Source.Kind.of(source) == Source.Kind.FOLDER;
        if (folder) {
            requireBackbone(workbench, method.backbone());
        }
        try (Source images = folder
                ? Source.folder(workbench, face(), source, tables, Optional.empty())
                : Source.project(workbench, source)) {
            ProjectSession project = images.project();
            RunResult attacked = run != null ? project.run(run) : await(project.train(
                    method.spec(split.asked().orElseGet(images::split)), TrainingListener.QUIET));
            MembershipReport report = await(project.audits().membership(new MembershipPlan(
                    attacked.id(), epsilon(attacked), shadows, attacked.spec().seed())));
            if (!json.toStandardOutput()) {
                out().print(MembershipTable.of(report));
            }
            json.write(MembershipJson.of(report, attacked, images.skipped()), console());
        }
        return ExitCode.DONE;
    }

    /** What was asked for, what the run itself promises, or a strong promise. */
    private double epsilon(RunResult attacked) {
        return epsilon != null ? epsilon : attacked.settings().get("epsilon") instanceof Double own ? own
                : MembershipPlan.EPSILON;
    }
}
