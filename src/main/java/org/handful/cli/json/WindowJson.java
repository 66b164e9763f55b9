package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.run.bench.window.WindowReport;

/** The result of {@code bench --ui}. */
public final class WindowJson {
    private WindowJson() {}

    public static Map<String, Object> of(WindowReport report) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", "bench");
        out.put("part", "ui");
        out.put("display", report.display());
        out.put("cores", report.cores());
        out.put("usable_seconds", report.usableSeconds());
        out.put("open_seconds", report.openSeconds());
        out.put("frames", report.frames().stream().map(WindowJson::frames).toList());
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("start_bytes", report.memory().start());
        memory.put("peak_bytes", report.memory().peak());
        memory.put("gallery_bytes", report.memory().gallery());
        memory.put("heap_bytes", report.memory().heap());
        out.put("memory", memory);
        out.put("generated", report.generated());
        out.put("distinct_pictures", report.distinct());
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("java", report.java());
        provenance.put("os", report.os());
        out.put("provenance", provenance);
        return out;
    }

    private static Map<String, Object> frames(WindowReport.Frames f) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("while", f.what());
        out.put("frames", f.frames());
        out.put("seconds", f.seconds());
        out.put("median_milliseconds", f.median());
        out.put("p99_milliseconds", f.p99());
        out.put("longest_milliseconds", f.longest());
        out.put("over_50_milliseconds", f.late());
        return out;
    }
}
