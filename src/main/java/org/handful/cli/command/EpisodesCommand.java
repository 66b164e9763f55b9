package org.handful.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.json.EpisodeJson;
import org.handful.cli.option.EpisodeOptions;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.Source;
import org.handful.cli.option.SourceOptions;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.EpisodeTables;
import org.handful.error.HandfulException;
import org.handful.run.Workbench;
import org.handful.run.race.EpisodeReport;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.Skipped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Methods against each other on the same episodes. */
@Command(name = "episodes", sortOptions = false)
public final class EpisodesCommand extends WorkCommand {
    @Parameters(paramLabel = "SOURCE", descriptionKey = "source")
    private Path source;

    @Mixin
    private EpisodeOptions episodes;

    @Option(names = "--backbone", paramLabel = "ID", split = ",", defaultValue = "pocket",
            descriptionKey = "episodeBackbones")
    private List<String> backbones;

    @Mixin
    private SourceOptions tables;

    @Option(names = "--text", paramLabel = "TEXT.safetensors", descriptionKey = "text")
    private Path text;

    @Option(names = "--auxiliary-backbone", paramLabel = "ID", defaultValue = "", descriptionKey = "auxiliary.backbone")
    private String auxiliaryBackbone;

    @Option(names = "--auxiliary", paramLabel = "FILE.safetensors", descriptionKey = "auxiliary")
    private Path auxiliary;

    @Mixin
    private JsonOption json;

    public EpisodesCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        Source.Kind kind = Source.Kind.of(source);
        if (kind != Source.Kind.EMBEDDINGS && text != null) {
            throw wrong("wrong.text");
        }
        if (kind != Source.Kind.FOLDER && tables.given()) {
            throw wrong("wrong.folder");
        }
        if (kind != Source.Kind.EMBEDDINGS && auxiliary != null) {
            throw wrong("wrong.auxiliary");
        }
        if (kind == Source.Kind.EMBEDDINGS && !auxiliaryBackbone.isEmpty()) {
            throw wrong("wrong.auxiliary.backbone");
        }
        episodes.check();
        if ((auxiliary != null || !auxiliaryBackbone.isEmpty()) && !episodes.usesAuxiliary()) {
            throw wrong("wrong.auxiliary.method");
        }
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        switch (Source.Kind.of(source)) {
            case FOLDER -> {
                for (String backbone : backbones) {
                    requireBackbone(workbench, backbone);
                }
                if (!auxiliaryBackbone.isEmpty()) {
                    requireBackbone(workbench, auxiliaryBackbone);
                }
                try (Source images = Source.folder(workbench, face(), source, tables, Optional.empty())) {
                    race(images);
                }
            }
            case PROJECT -> {
                try (Source images = Source.project(workbench, source)) {
                    race(images);
                }
            }
            case EMBEDDINGS -> show(await(workbench.episodes(new EmbeddingFiles(source, Optional.empty(),
                    Optional.ofNullable(text), Optional.ofNullable(auxiliary), Optional.empty()), episodes.plan())), List.of());
        }
        return ExitCode.DONE;
    }

    private void race(Source images) throws HandfulException {
        show(await(images.project().races().episodes(backbones.stream().distinct().toList(), auxiliaryBackbone,
                episodes.plan())), images.skipped());
    }

    private void show(EpisodeReport report, List<Skipped> skipped) throws HandfulException {
        if (!json.toStandardOutput()) {
            out().print(EpisodeTables.of(report, episodes.target()));
        }
        json.write(EpisodeJson.of(report, skipped, episodes.target()), console());
    }
}
