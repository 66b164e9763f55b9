package org.handful.cli.table;

import org.handful.cli.console.Texts;
import org.handful.run.bench.window.WindowReport;

/** What was measured of the window as text. */
public final class WindowTable {
    private WindowTable() {}

    public static String of(WindowReport report) {
        var made = report.generated();
        var memory = report.memory();
        TextTable frames = new TextTable(1, Texts.of("bench.ui.what"), Texts.of("bench.ui.frames"),
                Texts.of("bench.ui.median"), Texts.of("bench.ui.p99"), Texts.of("bench.ui.longest"),
                Texts.of("bench.ui.late"));
        for (WindowReport.Frames f : report.frames()) {
            frames.row(Texts.of("bench.ui.while." + f.what()), Integer.toString(f.frames()),
                    Figures.decimal(f.median(), 1), Figures.decimal(f.p99(), 1), Figures.decimal(f.longest(), 1),
                    Integer.toString(f.late()));
        }
        return Texts.of("bench.ui.about", report.display(), report.cores(), report.java(), report.os()) + "\n"
                + Texts.of("bench.ui.usable", Figures.decimal(report.usableSeconds(), 2), made.get("scroll"),
                        Figures.decimal(report.openSeconds(), 2)) + "\n\n"
                + frames + "\n"
                + Texts.of("bench.ui.memory", mega(memory.start()), mega(memory.peak()), made.get("scroll"),
                        mega(memory.gallery()), mega(memory.heap())) + "\n"
                + Texts.of("bench.ui.generated", made.get("scroll"), made.get("import"), made.get("train"),
                        report.distinct()) + "\n";
    }

    private static long mega(long bytes) {
        return bytes >> 20;
    }
}
