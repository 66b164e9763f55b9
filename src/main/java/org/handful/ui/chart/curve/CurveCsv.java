package org.handful.ui.chart.curve;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The raw points of a training as a table: one row per step, an empty cell where a curve has no point. */
final class CurveCsv {
    private CurveCsv() {}

    static String write(CurveData data) {
        Map<Long, Map<CurveKind, Double>> rows = new TreeMap<>();
        for (CurveKind kind : CurveKind.values()) {
            Curve curve = data.curve(kind);
            for (int i = 0; i < curve.size(); i++) {
                rows.computeIfAbsent((long) curve.x(i), _ -> new EnumMap<>(CurveKind.class)).put(kind, curve.raw(i));
            }
        }
        StringBuilder out = new StringBuilder("step");
        for (CurveKind kind : CurveKind.values()) {
            out.append(',').append(kind.name().toLowerCase(Locale.ROOT));
        }
        rows.forEach((step, values) -> {
            StringJoiner row = new StringJoiner(",", "\n" + step + ",", "");
            for (CurveKind kind : CurveKind.values()) {
                row.add(values.containsKey(kind) ? values.get(kind).toString() : "");
            }
            out.append(row);
        });
        return out.append('\n').toString();
    }
}
