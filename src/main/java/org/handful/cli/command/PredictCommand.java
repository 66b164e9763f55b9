package org.handful.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.console.ResultFile;
import org.handful.cli.csv.GuessCsv;
import org.handful.cli.json.GuessJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.GuessTable;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.method.openset.OpenSetScore;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.run.result.Skipped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a finished run says about images that it has never seen. */
@Command(name = "predict", sortOptions = false)
public final class PredictCommand extends WorkCommand {
    private static final String OFF = "off";

    @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "project")
    private Path project;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", descriptionKey = "image")
    private List<Path> images;

    @Option(names = "--run", paramLabel = "ID", descriptionKey = "runId")
    private Long run;

    @Option(names = "--top", paramLabel = "K", defaultValue = "3", descriptionKey = "top")
    private int top;

    @Option(names = "--open-set", paramLabel = "SCORE", descriptionKey = "openSet")
    private String openSet = OpenSetScore.DEFAULT.id();

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "csv")
    private String csv;

    @Mixin
    private JsonOption json;

    public PredictCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        if (top < 1) {
            throw wrong("wrong.top", top);
        }
        if (json.toStandardOutput() && ResultFile.toStandardOutput(csv)) {
            throw wrong("wrong.stdout");
        }
        if (!OFF.equals(openSet)) {
            OpenSetScore.byId(openSet);
        }
        json.check();
        if (csv != null) {
            ResultFile.check(csv);
        }
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        ImageFiles files = new ImageFiles(images, face());
        try (ProjectSession session = workbench.openProject(project)) {
            RunResult finished = session.run(finished(session));
            List<Guess> guesses = new ArrayList<>();
            for (List<ImageInput> some = files.next(); !some.isEmpty(); some = files.next()) {
                guesses.addAll(guess(session, finished.id(), some, files));
            }
            if (guesses.isEmpty() && files.unread().isEmpty()) {
                face().say("predict.none", images.stream().map(Path::toString).collect(Collectors.joining(", ")));
                return ExitCode.FAILED;
            }
            show(finished, guesses, files.unread());
        }
        return files.unread().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** What is no image is told; where all of these are none, one after the other says why. */
    private List<Guess> guess(ProjectSession session, long id, List<ImageInput> images, ImageFiles files)
            throws HandfulException {
        List<Guess> guesses = new ArrayList<>();
        try {
            for (Guess guess : await(session.predict(id, images))) {
                if (guess.unread() == null) {
                    guesses.add(guess);
                } else {
                    files.failed(guess.unread());
                }
            }
        } catch (InputException e) {
            if (e.problem() != InputException.Problem.UNREADABLE) {
                throw e;
            }
            if (images.size() == 1) {
                files.failed(e);
            } else {
                for (ImageInput image : images) {
                    guesses.addAll(guess(session, id, List.of(image), files));
                }
            }
        }
        return guesses;
    }

    private long finished(ProjectSession session) throws HandfulException {
        if (run != null) {
            return run;
        }
        return session.runs().stream()
                .filter(r -> r.status() == RunStatus.DONE || r.status() == RunStatus.STOPPED)
                .mapToLong(RunInfo::id)
                .findFirst()
                .orElseThrow(() -> new InputException(InputException.Problem.NO_RUN, project));
    }

    private void show(RunResult run, List<Guess> guesses, List<Skipped> unread) throws HandfulException {
        if (csv != null) {
            GuessCsv.write(run.classes(), guesses, openSet, csv, console());
        }
        if (!json.toStandardOutput() && !ResultFile.toStandardOutput(csv) && !guesses.isEmpty()) {
            out().print(GuessTable.of(guesses, openSet, top));
        }
        json.write(GuessJson.of(run, guesses, unread, openSet, top), console());
    }
}
