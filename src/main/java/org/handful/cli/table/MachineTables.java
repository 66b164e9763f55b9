package org.handful.cli.table;

import java.util.List;
import java.util.Locale;
import org.handful.cli.console.Texts;
import org.handful.run.bench.BenchReport;
import org.handful.run.doctor.Finding;

/** What is known about this machine as text: findings of the doctor, figures of the bench. */
public final class MachineTables {
    private MachineTables() {}

    public static String of(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding f : findings) {
            String verdict = Texts.of("doctor." + f.verdict().name().toLowerCase(Locale.ROOT));
            text.append(String.format(Locale.ROOT, "%-7s %-10s %s\n", verdict, f.subject(), f.detail()));
            if (!f.remedy().isEmpty()) {
                text.append(" ".repeat(19)).append(f.remedy()).append('\n');
            }
        }
        return text.toString();
    }

    public static String of(BenchReport report) {
        StringBuilder text = new StringBuilder();
        text.append(Texts.of("bench.device", report.device().device(), report.device().reason(),
                report.device().threads(), report.cores(), report.java(), report.os())).append("\n\n");
        TextTable embedding = new TextTable(1, Texts.of("table.backbone"), Texts.of("bench.rate"),
                Texts.of("bench.latency"));
        for (BenchReport.Embedding e : report.embedding()) {
            embedding.row(e.backbone(), Figures.decimal(e.imagesPerSecond(), 1), Figures.decimal(e.predictMillis(), 1));
        }
        text.append(embedding).append('\n');
        TextTable first = new TextTable(1, Texts.of("bench.first"), Texts.of("bench.seconds"),
                Texts.of("bench.import"), Texts.of("bench.train"), Texts.of("bench.predict"));
        for (BenchReport.FirstPrediction f : report.firstPrediction()) {
            first.row(f.backbone(), Figures.decimal(f.seconds(), 2), Figures.decimal(f.importSeconds(), 2),
                    Figures.decimal(f.trainSeconds(), 2), Figures.decimal(f.predictSeconds(), 3));
        }
        text.append(first).append('\n');
        TextTable adaptation = new TextTable(2, Texts.of("table.method"), Texts.of("bench.source"),
                Texts.of("bench.task"), Texts.of("bench.seconds"));
        for (BenchReport.Adaptation a : report.adaptation()) {
            adaptation.row(a.method(), a.source(), Texts.of("bench.shape", a.classes(), a.shots(), a.dim()),
                    Figures.decimal(a.seconds(), 4));
        }
        return text.append(adaptation).toString();
    }
}
