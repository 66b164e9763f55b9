package org.handful.ui.common.part;

import java.util.ArrayList;
import java.util.List;
import org.handful.run.result.ImportReport;
import org.handful.run.result.Skipped;
import org.handful.ui.common.Notice;
import org.handful.ui.common.Texts;

/** Tells what an import did, in sentences, with every file that is not in as a detail. Immutable. */
public final class ImportWords {
    private final Texts texts;

    public ImportWords(Texts texts) {
        this.texts = texts;
    }

    public Notice notice(ImportReport report) {
        List<String> sentences = new ArrayList<>();
        int skipped = report.skipped().size();
        if (skipped > 0) {
            sentences.add(texts.get("import.skipped", skipped, skipped + report.added().size() + report.already()));
            sentences.add(skipped == 1
                    ? texts.get("import.because", report.skipped().getFirst().file(),
                            report.skipped().getFirst().reason())
                    : texts.get("import.rest", report.added().size()));
        } else if (!report.namesAlone()) {
            sentences.add(texts.get("import.added", report.added().size()));
        }
        report.names().ifPresent(sentences::add);
        if (report.already() > 0) {
            sentences.add(texts.get("import.already", report.already()));
        }
        if (report.kept() > 0) {
            sentences.add(texts.get("import.kept", report.kept()));
        }
        int same = report.exactDuplicates();
        int alike = report.nearDuplicates();
        if (same > 0 && alike > 0) {
            sentences.add(texts.get("import.duplicates", same, alike));
        } else if (same > 0) {
            sentences.add(texts.get("import.same", same));
        } else if (alike > 0) {
            sentences.add(texts.get("import.alike", alike));
        }
        if (report.cancelled()) {
            sentences.add(texts.get("import.cancelled"));
        }
        List<String> details = new ArrayList<>();
        for (Skipped s : report.skipped()) {
            details.add(texts.get("import.because", s.file(), s.reason()));
        }
        details.addAll(report.remarks());
        Notice.Kind kind = details.isEmpty() ? Notice.Kind.GOOD : Notice.Kind.CAUTION;
        return new Notice(kind, String.join(" ", sentences), details, null);
    }
}
