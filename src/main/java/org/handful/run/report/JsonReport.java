package org.handful.run.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.StorageException;
import org.handful.eval.Calibration;
import org.handful.eval.ClassResult;
import org.handful.eval.Estimate;
import org.handful.eval.Evaluation;
import org.handful.eval.GroupResult;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.metric.MacroStd;
import org.handful.method.Settings;
import org.handful.run.report.ReportSubject.Fact;
import org.handful.run.report.ReportSubject.Pictures;
import org.handful.run.why.Reasons;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A result of {@code run --json} or {@code evaluate --json} as the subject of a report; it has no images. */
public final class JsonReport {
    private JsonReport() {}

    /** @throws HandfulException when it cannot be read, or is no result */
    public static ReportSubject read(Path file, ReportTexts texts) throws HandfulException {
        JsonNode json = parse(file);
        if (!json.isObject() || !json.has("accuracy") || !json.at("/source/classes").isArray()) {
            throw new InputException(InputException.Problem.BAD_RESULT, file, Because.of("because.report.none"));
        }
        try {
            List<String> classes = strings(json.at("/source/classes"));
            List<String> remarks = new ArrayList<>(strings(json.path("notes")));
            json.at("/source/skipped").forEach(s -> remarks.add(texts.get("report.remarks.skipped",
                    s.path("file").asString(), s.path("reason").asString())));
            if (json.has("short_classes")) {
                remarks.add(texts.get("report.remarks.short", String.join(", ", strings(json.get("short_classes")))));
            }
            return new ReportSubject(texts.get("report.title", file.getFileName().toString().replaceFirst("\\.json$", "")),
                    "", classes, evaluation(json), predictions(json, classes), facts(json, texts), remarks,
                    Reasons.none(Reasons.Obstacle.RESULT_FILE),
                    Pictures.NONE);
        } catch (JacksonException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new InputException(InputException.Problem.BAD_RESULT, e, file, Because.of("because.report.none"));
        }
    }

    private static JsonNode parse(Path file) throws HandfulException {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw StorageException.reading(e, file);
        } catch (JacksonException e) {
            throw new InputException(InputException.Problem.BAD_RESULT, e, file, Because.of("because.report.json"));
        }
    }

    private static Evaluation evaluation(JsonNode json) {
        List<ClassResult> perClass = new ArrayList<>();
        json.required("per_class").forEach(c -> perClass.add(new ClassResult(c.required("class").asString(), c.required("n").intValue(),
                c.required("correct").intValue(), number(c.required("accuracy")), number(c.required("low")), number(c.required("high")))));
        JsonNode counts = json.at("/confusion/counts");
        int[][] confusion = new int[counts.size()][counts.size()];
        for (int t = 0; t < confusion.length; t++) {
            for (int p = 0; p < confusion.length; p++) {
                confusion[t][p] = counts.required(t).required(p).intValue();
            }
        }
        List<SubgroupReport> subgroups = new ArrayList<>();
        JsonNode groups = json.path("subgroups");
        if (groups.isArray()) {
            groups.forEach(g -> subgroups.add(subgroup(g)));
        } else if (groups.isObject()) {
            subgroups.add(subgroup(groups));
        }
        JsonNode a = json.required("accuracy");
        JsonNode c = json.path("calibration");
        return new Evaluation(new Estimate(number(a.required("value")), a.required("n").intValue(), number(a.required("low")),
                number(a.required("high"))), number(json.path("balanced_accuracy")), perClass, confusion, subgroups,
                new Calibration(number(c.path("ece")), c.path("bins").asInt(0), number(c.path("nll")),
                        number(c.path("brier"))));
    }

    private static SubgroupReport subgroup(JsonNode json) {
        List<GroupResult> groups = new ArrayList<>();
        json.required("groups").forEach(g -> groups.add(new GroupResult(g.required("class").asString(), g.required("value").asString(),
                g.required("n").intValue(), g.required("correct").intValue(), number(g.required("accuracy")), number(g.required("low")),
                number(g.required("high")))));
        int minimum = json.path("minimum").asInt(1);
        List<GroupResult> counted = groups.stream().filter(g -> g.n() >= minimum).toList();
        GroupResult worst = counted.stream().min(Comparator.comparingDouble(GroupResult::accuracy)
                .thenComparing(Comparator.comparingInt(GroupResult::n).reversed())).orElse(null);
        double best = counted.stream().mapToDouble(GroupResult::accuracy).max().orElse(Double.NaN);
        Map<String, List<GroupResult>> byClass = new LinkedHashMap<>();
        counted.forEach(g -> byClass.computeIfAbsent(g.label(), _ -> new ArrayList<>()).add(g));
        return new SubgroupReport(json.required("attribute").asString(), groups, number(json.path("macro_std")),
                byClass.values().stream().map(of -> MacroStd.POPULATION.ofClass(
                        of.stream().mapToDouble(GroupResult::accuracy).toArray(),
                        of.stream().mapToInt(GroupResult::n).toArray())).toList(),
                worst, worst == null ? Double.NaN : best - worst.accuracy(), json.path("missing").asInt(0), minimum);
    }

    private static List<Scored> predictions(JsonNode json, List<String> classes) {
        List<Scored> out = new ArrayList<>();
        json.path("predictions").forEach(p -> {
            double[] probabilities = new double[classes.size()];
            for (int k = 0; k < probabilities.length; k++) {
                probabilities[k] = p.required("probabilities").required(k).doubleValue();
            }
            int truth = classes.indexOf(p.required("true").asString());
            if (truth < 0) {
                throw new IllegalArgumentException(p.required("true") + " is no class");
            }
            out.add(new Scored(p.required("image").asString(), truth, probabilities, Map.of()));
        });
        return out;
    }

    /** Everything that is neither a figure nor a list of images. */
    private static List<Fact> facts(JsonNode json, ReportTexts texts) {
        List<Fact> out = new ArrayList<>();
        if (json.has("method")) {
            out.add(new Fact(texts.get("report.fact.method"), json.at("/method/id").asString()));
            Map<String, Object> settings = new LinkedHashMap<>();
            json.at("/method/settings").properties().forEach(s -> settings.put(s.getKey(),
                    s.getValue().isDouble() ? (Object) s.getValue().doubleValue() : s.getValue().asString()));
            Settings.texts(settings).forEach((name, value) -> out.add(new Fact(name, value)));
        }
        if (json.has("backbone")) {
            out.add(new Fact(texts.get("report.fact.backbone"), json.at("/backbone/id").asString() + ", "
                    + json.at("/backbone/dim").asInt() + " d, SHA-256 " + json.at("/backbone/sha256").asString()));
        }
        json.path("split").properties().forEach(s -> out.add(
                new Fact(texts.get("report.fact.split") + ": " + s.getKey(), s.getValue().asString())));
        if (json.has("seed")) {
            out.add(new Fact(texts.get("report.fact.seed"), json.get("seed").asString()));
        }
        if (json.has("device")) {
            out.add(new Fact(texts.get("report.fact.device"), json.get("device").asString()));
        }
        out.add(new Fact("Handful", json.path("handful").asString("")));
        json.path("provenance").properties().forEach(p -> out.add(new Fact(p.getKey(), p.getValue().asString())));
        return out;
    }

    private static List<String> strings(JsonNode array) {
        List<String> out = new ArrayList<>();
        array.forEach(v -> out.add(v.asString()));
        return out;
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }
}
