package org.handful.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.json.RunJson;
import org.handful.cli.option.GroupOptions;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.MethodOptions;
import org.handful.cli.option.Source;
import org.handful.cli.option.SourceOptions;
import org.handful.cli.option.SplitOptions;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.PredictionTable;
import org.handful.cli.table.RunTables;
import org.handful.error.HandfulException;
import org.handful.eval.SubgroupReport;
import org.handful.model.SplitSpec;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.handful.run.result.Skipped;
import org.handful.run.shelf.Cleaning;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One run: embed, split, adapt, evaluate. */
@Command(name = "run", sortOptions = false)
public final class RunCommand extends WorkCommand {
    @Parameters(paramLabel = "SOURCE", descriptionKey = "source")
    private Path source;

    @Mixin
    private MethodOptions method;

    @Mixin
    private SplitOptions split;

    @Mixin
    private SourceOptions tables;

    @Option(names = "--test", paramLabel = "TEST.safetensors", descriptionKey = "test")
    private Path test;

    @Option(names = "--text", paramLabel = "TEXT.safetensors", descriptionKey = "text")
    private Path text;

    @Option(names = "--auxiliary", paramLabel = "FILE.safetensors", descriptionKey = "auxiliary")
    private Path auxiliary;

    @Option(names = "--auxiliary-test", paramLabel = "FILE.safetensors", descriptionKey = "auxiliary.test")
    private Path auxiliaryTest;

    @Option(names = "--unknown", paramLabel = "CLASS", descriptionKey = "unknown")
    private List<String> unknown = List.of();

    @Option(names = "--noisy", paramLabel = "FOLDER", descriptionKey = "noisy")
    private Path noisy;

    @Option(names = "--save", paramLabel = "FILE.handful", descriptionKey = "save")
    private Path save;

    @Option(names = "--predictions", descriptionKey = "predictions")
    private boolean predictions;

    @Mixin
    private GroupOptions groups;

    @Mixin
    private JsonOption json;

    public RunCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        Source.Kind kind = Source.Kind.of(source);
        split.check();
        if (kind != Source.Kind.EMBEDDINGS && text != null) {
            throw wrong("wrong.text");
        }
        if (kind != Source.Kind.EMBEDDINGS && test != null) {
            throw wrong("wrong.test");
        }
        if (kind != Source.Kind.EMBEDDINGS && (auxiliary != null || auxiliaryTest != null)) {
            throw wrong("wrong.auxiliary");
        }
        if ((auxiliaryTest != null) != (auxiliary != null && test != null)) {
            throw wrong("wrong.auxiliary.test");
        }
        if (kind == Source.Kind.EMBEDDINGS && !method.auxiliary().isEmpty()) {
            throw wrong("wrong.auxiliary.backbone");
        }
        if ((auxiliary != null || !method.auxiliary().isEmpty()) && !method.usesAuxiliary()) {
            throw wrong("wrong.auxiliary.method");
        }
        if (kind != Source.Kind.FOLDER && (save != null || tables.given())) {
            throw wrong("wrong.folder");
        }
        if (kind != Source.Kind.FOLDER && !unknown.isEmpty()) {
            throw wrong("wrong.unknown");
        }
        if (kind != Source.Kind.FOLDER && noisy != null) {
            throw wrong("wrong.noisy");
        }
        if (noisy != null && !method.usesNoisy()) {
            throw wrong("wrong.noisy.method");
        }
        if (test != null && split.asked().isPresent()) {
            throw wrong("wrong.split.test");
        }
        method.check();
        groups.check();
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        switch (Source.Kind.of(source)) {
            case FOLDER -> {
                requireBackbone(workbench, method.backbone());
                method.require(workbench);
                if (!method.auxiliary().isEmpty()) {
                    requireBackbone(workbench, method.auxiliary());
                }
                try (Source images = Source.folder(workbench, face(), source, tables, Optional.ofNullable(save))) {
                    if (!unknown.isEmpty()) {
                        images.project().classes().setActive(unknown, false);
                    }
                    if (noisy != null) {
                        Source.tell(await(images.project().importImages(List.of(noisy),
                                ImportOptions.unchecked(save == null))), face());
                    }
                    train(images);
                }
                if (save != null) {
                    face().say("run.saved", save);
                }
            }
            case PROJECT -> {
                try (Source images = Source.project(workbench, source)) {
                    train(images);
                }
            }
            case EMBEDDINGS -> {
                RunResult result = await(workbench.runEmbeddings(new EmbeddingFiles(source,
                        Optional.ofNullable(test), Optional.ofNullable(text), Optional.ofNullable(auxiliary),
                        Optional.ofNullable(auxiliaryTest)), method.spec(embeddingSplit()), TrainingListener.QUIET));
                show(result, result.images(), List.of(), Optional.empty());
            }
        }
        return ExitCode.DONE;
    }

    /** Two files are a split already. */
    private SplitSpec embeddingSplit() {
        return test != null ? new SplitSpec.AsAssigned() : split.asked().orElseGet(SplitOptions::standard);
    }

    private void train(Source images) throws HandfulException {
        groups.require(images.project().dataset().attributeNames());
        RunResult result = await(images.project().train(
                method.spec(split.asked().orElseGet(images::split)), TrainingListener.QUIET));
        show(result, images.project().dataset().size(), images.skipped(),
                method.usesNoisy() ? images.project().shelf().cleaning(result.id()) : Optional.empty());
    }

    private void show(RunResult run, int images, List<Skipped> fromImport, Optional<Cleaning> unchecked)
            throws HandfulException {
        RunResult result = run.with(groups.apply(run.evaluation(),
                run.evaluation().subgroups().stream().map(SubgroupReport::attribute).toList(), run.classes(),
                run.predictions()));
        LinkedHashSet<Skipped> skipped = new LinkedHashSet<>(fromImport);
        skipped.addAll(result.skipped());
        if (!json.toStandardOutput()) {
            out().print(RunTables.of(result, images));
            if (predictions) {
                out().print("\n" + PredictionTable.of(result.predictions(), result.classes()));
            }
        }
        Map<String, Object> out = RunJson.of(result, images, new ArrayList<>(skipped), predictions);
        unchecked.ifPresent(c -> RunJson.unchecked(out, c));
        json.write(out, console());
    }
}
