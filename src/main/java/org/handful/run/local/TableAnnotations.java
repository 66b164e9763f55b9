package org.handful.run.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handful.error.HandfulException;
import org.handful.model.SplitRole;
import org.handful.run.result.ImportOptions;
import org.handful.run.source.Candidate;
import org.handful.run.source.Scan;
import org.handful.run.source.table.AttributeTable;
import org.handful.run.source.table.LabelTable;
import org.handful.run.source.table.TableReport;
import org.handful.run.train.Words;

/**
 * What the tables of an import say about its images. A label table stands in place of the sub-folders: an image that it
 * does not name comes in without a label.
 *
 * @param chosen the candidates without the tables themselves
 */
record TableAnnotations(
        List<Candidate> chosen, Optional<LabelTable> labels, Optional<AttributeTable> attributes, List<String> remarks) {
    /** @param className null when nothing says so */
    record Known(String className, Map<String, String> attributes, SplitRole role) {}

    /** With the tables that the options name, else with those that lie in a single archive. */
    static TableAnnotations read(ImportOptions options, Scan scan, Path source) throws HandfulException {
        Set<Path> tables = java.util.stream.Stream.of(options.labels(), options.attributes())
                .flatMap(Optional::stream).map(p -> p.toAbsolutePath().normalize()).collect(Collectors.toSet());
        List<Candidate> chosen = scan.candidates().stream()
                .filter(c -> c.origin().file().isEmpty()
                        || !tables.contains(c.origin().file().get().toAbsolutePath().normalize())).toList();
        Set<String> names = chosen.stream().map(Candidate::name).collect(Collectors.toSet());
        List<String> remarks = new ArrayList<>();
        Optional<LabelTable> labels = Optional.empty();
        Optional<AttributeTable> attributes = Optional.empty();
        if (options.labels().isPresent()) {
            labels = Optional.of(LabelTable.read(options.labels().get()));
        } else if (scan.tables().containsKey(Scan.LABELS)) {
            labels = Optional.of(LabelTable.read(source.resolve(Scan.LABELS), scan.tables().get(Scan.LABELS)));
        }
        if (options.attributes().isPresent()) {
            attributes = Optional.of(AttributeTable.read(options.attributes().get()));
        } else if (scan.tables().containsKey(Scan.ATTRIBUTES)) {
            attributes = Optional.of(AttributeTable.read(source.resolve(Scan.ATTRIBUTES), scan.tables().get(Scan.ATTRIBUTES)));
        }
        labels.ifPresent(t -> remark(t.file(), t.report(names), remarks));
        attributes.ifPresent(t -> remark(t.file(), t.report(names), remarks));
        return new TableAnnotations(chosen, labels, attributes, List.copyOf(remarks));
    }

    /** Whether a table tells anything. */
    boolean tables() {
        return labels.isPresent() || attributes.isPresent();
    }

    /** @param folderClass what the sub-folder says, or null */
    Known of(String image, String folderClass) {
        Map<String, String> values = new HashMap<>();
        String className = folderClass;
        SplitRole role = SplitRole.ANY;
        if (labels.isPresent()) {
            LabelTable.Entry entry = labels.get().entries().get(image);
            className = entry == null ? null : entry.label();
            if (entry != null) {
                role = entry.role();
                values.putAll(entry.attributes());
            }
        }
        attributes.ifPresent(t -> values.putAll(t.values().getOrDefault(image, Map.of())));
        return new Known(className, values, role);
    }

    private static void remark(Path file, TableReport report, List<String> remarks) {
        for (TableReport.Place p : report.unknownImages()) {
            remarks.add(Words.say("run.remark.unknown", file.getFileName(), p.line(), p.image()));
        }
        for (TableReport.Place p : report.missingCells()) {
            remarks.add(Words.say("run.remark.missing", file.getFileName(), p.line(), p.image(), p.column()));
        }
        for (TableReport.Place p : report.duplicateRows()) {
            remarks.add(Words.say("run.remark.twice", file.getFileName(), p.line(), p.image()));
        }
        if (!report.imagesWithoutRow().isEmpty()) {
            remarks.add(Words.say("run.remark.without", file.getFileName(), report.imagesWithoutRow().size(),
                    report.imagesWithoutRow().getFirst()));
        }
    }
}
