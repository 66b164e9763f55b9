package org.handful.cli.multilabel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.Source;
import org.handful.cli.option.SourceOptions;
import org.handful.cli.option.WorkCommand;
import org.handful.error.HandfulException;
import org.handful.run.Workbench;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.MultiLabelPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Images with several labels: how well each label is learned, and what set operations on embeddings bring. */
@Command(name = "multilabel", sortOptions = false)
public final class MultiLabelCommand extends WorkCommand {
    private static final int MOST = 1000;

    @Parameters(paramLabel = "SOURCE", descriptionKey = "images")
    private Path source;

    @Option(names = "--backbone", paramLabel = "ID", defaultValue = "pocket", descriptionKey = "backbone")
    private String backbone;

    @Option(names = "--shots", paramLabel = "K", defaultValue = "5", descriptionKey = "multilabelShots")
    private int shots;

    @Option(names = "--made", paramLabel = "N", defaultValue = "3", descriptionKey = "multilabelMade")
    private int made;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", descriptionKey = "seed")
    private long seed;

    @Option(names = "--save", paramLabel = "FILE.handful", descriptionKey = "save")
    private Path save;

    @Option(names = "--predictions", descriptionKey = "multilabelPredictions")
    private boolean predictions;

    @Mixin
    private SourceOptions tables;

    @Mixin
    private JsonOption json;

    public MultiLabelCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        Source.Kind kind = Source.Kind.of(source);
        if (kind == Source.Kind.EMBEDDINGS) {
            throw wrong("wrong.multilabel.images");
        }
        if (kind != Source.Kind.FOLDER && (save != null || tables.given())) {
            throw wrong("wrong.folder");
        }
        if (shots < 1 || shots > MOST || made < 0 || made > MOST) {
            throw wrong("wrong.multilabel.number", MOST);
        }
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        requireBackbone(workbench, backbone);
        boolean folder = Source.Kind.of(source) == Source.Kind.FOLDER;
        try (Source images = folder
                ? Source.folder(workbench, face(), source, tables, Optional.ofNullable(save))
                : Source.project(workbench, source)) {
            LabelRun run = await(images.project().trainLabels(new MultiLabelPlan(backbone, shots, made, seed)));
            if (!json.toStandardOutput()) {
                out().print(MultiLabelTable.of(run));
            }
            // A temporary project is gone with this command, and so is its run.
            boolean kept = run.id() > 0 && (!folder || save != null);
            json.write(MultiLabelJson.of(run, kept, List.copyOf(images.skipped()), predictions), console());
        }
        if (save != null) {
            face().say("run.saved", save);
        }
        return ExitCode.DONE;
    }
}
