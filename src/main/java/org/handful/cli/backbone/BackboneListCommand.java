package org.handful.cli.backbone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.json.BackboneJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.Source;
import org.handful.cli.option.SourceOptions;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.BackboneTable;
import org.handful.cli.table.SuitabilityTable;
import org.handful.error.HandfulException;
import org.handful.eval.separability.Suitability;
import org.handful.model.EmbeddingMatrix;
import org.handful.run.Workbench;
import org.handful.run.result.BackboneInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is installed, the embedded one first; with images, how well each keeps their classes apart. */
@Command(name = "list", sortOptions = false)
final class BackboneListCommand extends WorkCommand {
    @Option(names = "--for", paramLabel = "SOURCE", descriptionKey = "for")
    private Path images;

    @Mixin
    private SourceOptions tables;

    @Mixin
    private JsonOption json;

    BackboneListCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        json.check();
        if (images != null && Source.Kind.of(images) == Source.Kind.EMBEDDINGS) {
            throw wrong("wrong.embed");
        }
        if (tables.given() && (images == null || Source.Kind.of(images) == Source.Kind.PROJECT)) {
            throw wrong("wrong.for");
        }
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        List<BackboneInfo> installed = workbench.backbones();
        for (HandfulException damage : workbench.damagedBackbones()) {
            console().err().println(damage.userMessage());
            console().err().println(damage.remedy());
        }
        Map<String, Suitability> suits = images == null ? Map.of() : suits(workbench, installed);
        if (!json.toStandardOutput()) {
            out().print(images == null ? BackboneTable.of(installed) : SuitabilityTable.of(suits));
        }
        json.write(BackboneJson.of(installed, suits), console());
        return ExitCode.DONE;
    }

    private Map<String, Suitability> suits(Workbench workbench, List<BackboneInfo> installed) throws HandfulException {
        Map<String, Suitability> out = new LinkedHashMap<>();
        try (Source source = Source.Kind.of(images) == Source.Kind.FOLDER
                ? Source.folder(workbench, face(), images, tables, Optional.empty())
                : Source.project(workbench, images)) {
            for (BackboneInfo backbone : installed) {
                EmbeddingMatrix rows = await(source.project().embed(backbone.id()));
                out.put(backbone.id(), Suitability.of(
                        source.project().dataset(), rows, source.project().nearDuplicates()));
            }
        }
        return out;
    }
}
