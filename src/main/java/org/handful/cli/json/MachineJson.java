package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handful.run.bench.BenchReport;
import org.handful.run.doctor.Finding;

/** The results of {@code bench} and {@code doctor}. */
public final class MachineJson {
    private MachineJson() {}

    public static Map<String, Object> of(List<Finding> findings, boolean sound) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", "doctor");
        out.put("sound", sound);
        out.put("findings", findings.stream().map(MachineJson::finding).toList());
        return out;
    }

    public static Map<String, Object> of(BenchReport report) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", "bench");
        out.put("device", report.device().device());
        out.put("device_reason", report.device().reason());
        out.put("threads", report.device().threads());
        out.put("cores", report.cores());
        out.put("embedding", report.embedding().stream().map(MachineJson::embedding).toList());
        out.put("first_prediction", report.firstPrediction().stream().map(MachineJson::first).toList());
        out.put("adaptation", report.adaptation().stream().map(MachineJson::adaptation).toList());
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("java", report.java());
        provenance.put("os", report.os());
        provenance.put("djl", report.device().djl());
        provenance.put("libtorch", report.device().libtorch());
        out.put("provenance", provenance);
        return out;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("subject", finding.subject());
        out.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
        out.put("detail", finding.detail());
        out.put("remedy", finding.remedy());
        return out;
    }

    private static Map<String, Object> embedding(BenchReport.Embedding e) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("backbone", e.backbone());
        out.put("images", e.images());
        out.put("images_per_second", e.imagesPerSecond());
        out.put("predict_milliseconds", e.predictMillis());
        return out;
    }

    private static Map<String, Object> first(BenchReport.FirstPrediction f) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("backbone", f.backbone());
        out.put("images", f.images());
        out.put("seconds", f.seconds());
        out.put("import_seconds", f.importSeconds());
        out.put("train_seconds", f.trainSeconds());
        out.put("predict_seconds", f.predictSeconds());
        return out;
    }

    private static Map<String, Object> adaptation(BenchReport.Adaptation a) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("method", a.method());
        out.put("source", a.source());
        out.put("dim", a.dim());
        out.put("classes", a.classes());
        out.put("shots", a.shots());
        out.put("seconds", a.seconds());
        return out;
    }
}
