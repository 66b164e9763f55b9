package org.handful.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.json.SessionJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.Source;
import org.handful.cli.option.SourceOptions;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.SessionTables;
import org.handful.error.HandfulException;
import org.handful.model.LabelSpace;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.result.RunResult;
import org.handful.run.sessions.SessionPlan;
import org.handful.run.sessions.SessionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Classes that are added later, session after session. */
@Command(name = "sessions", sortOptions = false)
public final class SessionsCommand extends WorkCommand {
    private static final double BASE_SUPPORT = 0.5;

    @Parameters(paramLabel = "SOURCE", descriptionKey = "images")
    private Path source;

    @Option(names = "--base", paramLabel = "N", descriptionKey = "base")
    private Integer base;

    @Option(names = "--run", paramLabel = "ID", descriptionKey = "baseRun")
    private Long run;

    @Option(names = "--shots", paramLabel = "K", defaultValue = "5", descriptionKey = "sessionShots")
    private int shots;

    @Option(names = "--ways", paramLabel = "N", defaultValue = "1", descriptionKey = "sessionWays")
    private int ways;

    @Option(names = "--backbone", paramLabel = "ID", defaultValue = "pocket", descriptionKey = "backbone")
    private String backbone;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", descriptionKey = "seed")
    private long seed;

    @Mixin
    private SourceOptions tables;

    @Mixin
    private JsonOption json;

    public SessionsCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        Source.Kind kind = Source.Kind.of(source);
        if (kind == Source.Kind.EMBEDDINGS) {
            throw wrong("wrong.sessions.images");
        }
        if (kind == Source.Kind.FOLDER ? base == null || run != null : run == null || base != null) {
            throw wrong("wrong.sessions.base");
        }
        if (kind != Source.Kind.FOLDER && tables.given()) {
            throw wrong("wrong.folder");
        }
        if (shots < 1 || ways < 0 || (base != null && base < 2)) {
            throw wrong("wrong.sessions.number");
        }
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        boolean folder = Source.Kind.of(source) == Source.Kind.FOLDER;
        if (folder) {
            requireBackbone(workbench, backbone);
        }
        try (Source images = folder
                ? Source.folder(workbench, face(), source, tables, Optional.empty())
                : Source.project(workbench, source)) {
            ProjectSession project = images.project();
            RunResult first = folder ? learnBase(project) : project.run(run);
            SessionReport report = await(project.sessions(new SessionPlan(first.id(), shots, ways, seed)));
            if (!json.toStandardOutput()) {
                out().print(SessionTables.of(report));
            }
            json.write(SessionJson.of(report, first, images.skipped()), console());
        }
        return ExitCode.DONE;
    }

    /** The first classes by name are the base session; half of their images are learned from. */
    private RunResult learnBase(ProjectSession project) throws HandfulException {
        LabelSpace labels = project.dataset().labels();
        if (base >= labels.size()) {
            throw wrong("wrong.sessions.all", base, source, labels.size());
        }
        List<String> later = IntStream.range(0, labels.size()).skip(base).mapToObj(labels::name).toList();
        project.classes().setActive(later, false);
        RunResult first = await(project.train(new RunSpec(backbone, "centroid", java.util.Map.of(),
                new SplitSpec.Fraction(BASE_SUPPORT), seed), TrainingListener.QUIET));
        project.classes().setActive(later, true);
        return first;
    }
}
