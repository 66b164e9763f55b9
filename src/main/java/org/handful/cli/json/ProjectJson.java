package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handful.run.result.CheckReport;
import org.handful.run.result.ImportReport;
import org.handful.run.result.ProjectInfo;
import org.handful.run.result.RunInfo;
import org.handful.run.result.Skipped;

/** The results of the {@code project} commands. */
public final class ProjectJson {
    private ProjectJson() {}

    public static Map<String, Object> info(ProjectInfo info, List<RunInfo> runs) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", "project info");
        out.put("file", info.file().toString());
        out.put("created", info.created().toString());
        out.put("format", info.formatVersion());
        out.put("bytes", info.bytes());
        out.put("images", info.images());
        out.put("images_per_class", info.imagesPerClass());
        out.put("unlabelled", info.unlabelled());
        out.put("attributes", info.attributes());
        out.put("runs", runs.stream().map(ProjectJson::run).toList());
        return out;
    }

    public static Map<String, Object> imported(ImportReport report) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", "project import");
        out.put("added", report.added());
        out.put("already", report.already());
        out.put("kept", report.kept());
        out.put("exact_duplicates", report.exactDuplicates());
        out.put("near_duplicates", report.nearDuplicates());
        out.put("skipped", report.skipped().stream().map(ProjectJson::skipped).toList());
        out.put("remarks", report.remarks());
        out.put("cancelled", report.cancelled());
        return out;
    }

    public static Map<String, Object> check(CheckReport report) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", "project check");
        out.put("sound", report.sound());
        out.put("images", report.images());
        out.put("runs", report.runs());
        out.put("problems", report.problems());
        return out;
    }

    static Map<String, Object> skipped(Skipped skipped) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("file", skipped.file());
        out.put("reason", skipped.reason());
        return out;
    }

    private static Map<String, Object> run(RunInfo run) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", run.id());
        out.put("name", run.name());
        out.put("started", run.started().toString());
        out.put("status", run.status().name().toLowerCase(Locale.ROOT));
        out.put("backbone", run.spec().backbone());
        if (run.spec().fuses()) {
            out.put("auxiliary_backbone", run.spec().auxiliary());
        }
        out.put("method", run.spec().method());
        out.put("seed", run.spec().seed());
        if (run.accuracy() != null) {
            out.put("accuracy", EvaluationJson.accuracy(run.accuracy()));
        }
        if (run.labels() != null) {
            out.put("labels", run.labels().count());
            out.put("map", run.labels().meanAveragePrecision());
            out.put("f1_macro", run.labels().f1());
        }
        return out;
    }
}
