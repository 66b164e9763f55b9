package org.handful.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.handful.cli.console.Face;
import org.handful.cli.console.Texts;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.result.ImportReport;
import org.handful.run.result.Skipped;
import org.handful.run.source.ImageScan;
import org.handful.run.source.Scan;
import org.handful.run.source.table.LabelTable;

/**
 * An open source of images: a project, or a folder that was read into one. Closing it closes the project, and deletes
 * it when it was temporary.
 */
public record Source(ProjectSession project, List<Skipped> skipped) implements AutoCloseable {
    /** What a path on the command line is, by its name. */
    public enum Kind {
        /** Or an archive of one. */
        FOLDER,
        PROJECT,
        EMBEDDINGS;

        public static Kind of(Path path) {
            String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
            if (Files.isDirectory(path) || name.endsWith(".zip")) {
                return FOLDER;
            }
            return name.endsWith(".safetensors") ? EMBEDDINGS : PROJECT;
        }
    }

    /** @param save where the project is kept; empty for a temporary one that only links to the images */
    public static Source folder(Workbench workbench, Face face, Path folder, SourceOptions options, Optional<Path> save)
            throws HandfulException {
        ProjectSession project = save.isPresent()
                ? workbench.createProject(save.get())
                : workbench.temporaryProject();
        try {
            ImportReport report = face.jobs().await(
                    project.importImages(List.of(folder), options.importing(save.isEmpty())));
            tell(report, face);
            requireEveryClass(folder, options, report, project.dataset());
            return new Source(project, report.skipped());
        } catch (HandfulException | RuntimeException e) {
            project.close();
            throw e;
        }
    }

    public static Source project(Workbench workbench, Path file) throws HandfulException {
        return new Source(workbench.openProject(file), List.of());
    }

    /** Names on standard error what is not in, and what a table says that cannot be. */
    public static void tell(ImportReport report, Face face) {
        for (Skipped s : report.skipped()) {
            face.say("import.skipped", s.file(), s.reason());
        }
        report.names().ifPresent(face.console().err()::println);
        report.remarks().forEach(face.console().err()::println);
        face.say("import.done", report.added().size(), report.already(), report.skipped().size(),
                report.exactDuplicates(), report.nearDuplicates());
        if (report.kept() > 0) {
            face.say("import.kept", report.kept());
        }
        if (report.cancelled()) {
            throw new CancellationException();
        }
    }

    /** The split that the images themselves ask for: by hand if a person assigned both sides. */
    public SplitSpec split() {
        Set<SplitRole> roles = project.dataset().samples().stream().map(Sample::role).collect(Collectors.toSet());
        return roles.contains(SplitRole.SUPPORT) && roles.contains(SplitRole.TEST)
                ? new SplitSpec.AsAssigned()
                : SplitOptions.standard();
    }

    /** A class of which no image could be read would silently change what the figures mean. */
    private static void requireEveryClass(
            Path folder, SourceOptions options, ImportReport report, Dataset dataset) throws HandfulException {
        if (report.skipped().isEmpty()) {
            return;
        }
        Optional<LabelTable> table = table(folder, options);
        Set<String> empty = new TreeSet<>();
        for (Skipped s : report.skipped()) {
            if (table.isEmpty()) {
                classFolder(folder, Path.of(s.file())).ifPresent(empty::add);
            } else {
                LabelTable.Entry entry = table.get().entries().get(s.file());
                if (entry != null && entry.label() != null) {
                    empty.add(entry.label());
                }
            }
        }
        dataset.samples().stream().filter(Sample::labelled)
                .forEach(s -> empty.remove(dataset.labels().name(s.label())));
        if (!empty.isEmpty()) {
            throw new InputException(InputException.Problem.TOO_FEW,
                    Texts.of("import.empty", String.join(", ", empty)));
        }
    }

    /** The one that the options name, else the one in the archive. */
    private static Optional<LabelTable> table(Path folder, SourceOptions options) throws HandfulException {
        if (options.labels().isPresent()) {
            return Optional.of(LabelTable.read(options.labels().get()));
        }
        if (Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Scan scan = ImageScan.of(List.of(folder))) {
            byte[] inside = scan.tables().get(Scan.LABELS);
            return inside == null ? Optional.empty() : Optional.of(LabelTable.read(folder, inside));
        }
    }

    private static Optional<String> classFolder(Path folder, Path skipped) {
        Path inside = skipped.isAbsolute() ? folder.toAbsolutePath().relativize(skipped) : skipped;
        // The folder of a class itself, where it may not be entered.
        return inside.getNameCount() > 1 || Files.isDirectory(folder.resolve(inside)) ? Optional.of(inside.getName(0).toString()) : Optional.empty();
    }

    @Override
    public void close() {
        project.close();
    }
}
