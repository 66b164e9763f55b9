package org.handful.run.local.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.run.Job;
import org.handful.run.intake.Duplicates;
import org.handful.run.intake.ImageTimes;
import org.handful.run.intake.Intake;
import org.handful.run.intake.Measures;
import org.handful.run.intake.TableOutcome;
import org.handful.run.local.data.Editing;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportReport;
import org.handful.run.source.table.TableOfExisting;
import org.handful.run.source.table.TableReport;
import org.handful.run.train.Words;
import org.handful.run.work.JobGroup;
import org.handful.store.ProjectFile;
import org.handful.store.edit.TableEdit;

/** What comes into a project file. */
public final class FileIntake implements Intake {
    /** How pictures get in: as an import of files does. */
    public interface Taking {
        Job<ImportReport> take(List<ImageInput> pictures, Optional<String> intoClass);
    }

    private final ProjectFile file;
    private final Supplier<Dataset> data;
    private final Editing editing;
    private final Taking taking;
    private final Measures measures;
    private final Duplicates duplicates;

    /** @param groups names of images that look alike */
    public FileIntake(
            ProjectFile file, JobGroup jobs, MeasureBook book, Supplier<Dataset> data,
            Function<Dataset, List<Set<String>>> groups, Editing editing, Taking taking) {
        this.file = file;
        this.data = data;
        this.editing = editing;
        this.taking = taking;
        measures = new FileMeasures(file, jobs, book, data, editing);
        duplicates = new FileDuplicates(file, book, data, groups, editing);
    }

    @Override
    public Job<ImportReport> take(List<ImageInput> pictures, Optional<String> intoClass) {
        return taking.take(pictures, intoClass);
    }

    @Override
    public TableOutcome readTable(Path path) throws HandfulException {
        TableOfExisting table = TableOfExisting.read(path);
        Set<String> names = data.get().samples().stream().map(s -> s.image().name()).collect(Collectors.toSet());
        TableReport report = table.report(names);
        String name = path.getFileName().toString();
        Map<String, TableEdit.Given> byImage = new LinkedHashMap<>();
        table.entries().forEach((image, e) -> {
            if (names.contains(image)) {
                byImage.put(image, new TableEdit.Given(e.label(), e.role(), e.attributes()));
            }
        });
        int[] changed = {0};
        if (!byImage.isEmpty()) {
            editing.make(f -> changed[0] = f.facts().readTable(name, table.labels(), byImage));
        }
        return new TableOutcome(name, table.labels(), table.attributes(), changed[0], report.unknownImages().size(),
                remarks(path, report));
    }

    @Override
    public Map<String, ImageTimes> times() throws HandfulException {
        Map<String, ImageTimes> out = new HashMap<>();
        file.facts().dates().forEach((name, d) -> out.put(name, new ImageTimes(d.added(), d.dated())));
        return out;
    }

    @Override
    public Measures measures() {
        return measures;
    }

    @Override
    public Duplicates duplicates() {
        return duplicates;
    }

    private static List<String> remarks(Path file, TableReport report) {
        List<String> out = new ArrayList<>();
        for (TableReport.Place p : report.unknownImages()) {
            out.add(Words.say("run.remark.unknown", file.getFileName(), p.line(), p.image()));
        }
        for (TableReport.Place p : report.missingCells()) {
            out.add(Words.say("run.remark.missing", file.getFileName(), p.line(), p.image(), p.column()));
        }
        for (TableReport.Place p : report.duplicateRows()) {
            out.add(Words.say("run.remark.twice", file.getFileName(), p.line(), p.image()));
        }
        return out;
    }
}
