package org.handful.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.console.ResultFile;
import org.handful.cli.option.Source;
import org.handful.cli.option.SourceOptions;
import org.handful.cli.option.WorkCommand;
import org.handful.error.HandfulException;
import org.handful.run.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Embeddings as a file that other programs can read. */
@Command(name = "embed", sortOptions = false)
public final class EmbedCommand extends WorkCommand {
    @Parameters(paramLabel = "SOURCE", descriptionKey = "images")
    private Path source;

    @Option(names = "--out", required = true, paramLabel = "FILE.safetensors", descriptionKey = "out")
    private Path target;

    @Option(names = "--backbone", paramLabel = "ID", defaultValue = "pocket", descriptionKey = "backbone")
    private String backbone;

    @Mixin
    private SourceOptions tables;

    @Option(names = "--save", paramLabel = "FILE.handful", descriptionKey = "save")
    private Path save;

    public EmbedCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        Source.Kind kind = Source.Kind.of(source);
        if (kind == Source.Kind.EMBEDDINGS) {
            throw wrong("wrong.embed");
        }
        if (kind == Source.Kind.PROJECT && (save != null || tables.given())) {
            throw wrong("wrong.folder");
        }
        if (ResultFile.toStandardOutput(target.toString())) {
            throw wrong("wrong.embed.out");
        }
        ResultFile.check(target);
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        requireBackbone(workbench, backbone);
        try (Source images = Source.Kind.of(source) == Source.Kind.FOLDER
                ? Source.folder(workbench, face(), source, tables, Optional.ofNullable(save))
                : Source.project(workbench, source)) {
            Path written = await(images.project().exportEmbeddings(backbone, target));
            face().say("embed.done", images.project().dataset().size(), written);
        }
        return ExitCode.DONE;
    }
}
