package org.handful.cli.table;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.handful.cli.console.Texts;
import org.handful.run.result.ProjectInfo;
import org.handful.run.result.RunInfo;

/** A project as text: its images per class and its runs. */
public final class ProjectTables {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private ProjectTables() {}

    public static String of(ProjectInfo info, List<RunInfo> runs) {
        StringBuilder text = new StringBuilder();
        text.append(Texts.of("project.head", info.file(), TIME.format(info.created()), Figures.bytes(info.bytes()),
                info.images(), info.imagesPerClass().size())).append("\n\n");
        TextTable classes = new TextTable(1, Texts.of("table.class"), Texts.of("table.images"));
        info.imagesPerClass().forEach((name, n) -> classes.row(name, String.valueOf(n)));
        if (info.unlabelled() > 0) {
            classes.row(Texts.of("project.unlabelled"), String.valueOf(info.unlabelled()));
        }
        text.append(classes);
        if (!info.attributes().isEmpty()) {
            text.append('\n').append(Texts.of("project.attributes", String.join(", ", info.attributes())));
            text.append('\n');
        }
        if (!runs.isEmpty()) {
            text.append('\n').append(runs(runs));
        }
        return text.toString();
    }

    /** A run that tells labels has no accuracy. */
    private static String labels(RunInfo run) {
        return run.labels() == null || Double.isNaN(run.labels().meanAveragePrecision()) ? ""
                : Texts.of("project.map", Figures.percent(run.labels().meanAveragePrecision()));
    }

    private static String runs(List<RunInfo> runs) {
        TextTable table = new TextTable(5, Texts.of("table.runId"), Texts.of("table.started"),
                Texts.of("table.method"), Texts.of("table.backbone"), Texts.of("table.status"),
                Texts.of("table.share"), Texts.of("table.interval"), Texts.of("table.n"));
        for (RunInfo run : runs) {
            boolean known = run.accuracy() != null;
            table.row(String.valueOf(run.id()), TIME.format(run.started()), run.spec().method(),
                    run.spec().backbones(), run.status().name().toLowerCase(Locale.ROOT),
                    known ? Figures.percent(run.accuracy().value()) : labels(run),
                    known ? Figures.interval(run.accuracy().low(), run.accuracy().high()) : "",
                    known ? String.valueOf(run.accuracy().n()) : "");
        }
        return table.toString();
    }
}
