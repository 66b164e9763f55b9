package org.handful.run.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handful.error.HandfulException;
import org.handful.method.Settings;
import org.handful.model.SplitSpec;
import org.handful.run.ProjectSession;
import org.handful.run.audit.TwinAudit;
import org.handful.run.report.ReportSubject.Fact;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.result.RunResult;
import org.handful.run.shelf.RunImages;
import org.handful.run.why.Reasons;

/** A finished run of a project as the subject of a report, with its images. */
public final class RunReport {
    /** How many mistakes are explained: a page, and not a minute. */
    public static final int REASONS = 6;

    private RunReport() {}

    /**
     * Reads thumbnails while the page is made: keep the project open until then.
     *
     * @param reasons why the surest mistakes were made
     */
    public static ReportSubject of(ProjectSession project, RunResult run, Reasons reasons, ReportTexts texts)
            throws HandfulException {
        RunImages images = project.shelf().images(run.id());
        Map<String, String> digests = new HashMap<>();
        Stream.concat(images.support().stream(), images.test().stream()).forEach(u -> digests.put(u.name(), u.sha256()));
        String when = DateTimeFormatter.ofPattern(texts.get("report.time"), texts.locale())
                .withZone(ZoneId.systemDefault()).format(run.started());
        List<String> remarks = new ArrayList<>(run.notes());
        if (!run.shortClasses().isEmpty()) {
            remarks.add(texts.get("report.remarks.short", String.join(", ", run.shortClasses())));
        }
        run.skipped().forEach(s -> remarks.add(texts.get("report.remarks.skipped", s.file(), s.reason())));
        return new ReportSubject(texts.get("report.title", name(project)),
                texts.get("report.origin", run.name(), when), run.classes(), run.evaluation(), run.predictions(),
                facts(run, images, texts), remarks, reasons, image -> thumbnail(project, digests.get(image)))
                .with(project.shelf().sessions(run.id())).with(project.shelf().labels(run.id()));
    }

    /** Of what was found those pairs that do harm, with the labels that the run had. */
    public static ReportSubject.Twins twins(ProjectSession project, long run, TwinAudit audit) throws HandfulException {
        RunImages images = project.shelf().images(run);
        Map<String, String> labels = new HashMap<>();
        Stream.concat(images.support().stream(), images.test().stream())
                .filter(u -> u.className() != null).forEach(u -> labels.put(u.name(), u.className()));
        List<ReportSubject.Twins.Pair> pairs = new ArrayList<>();
        for (TwinAudit.Twin t : audit.twins()) {
            boolean across = TwinAudit.across(side(audit, t.first()), side(audit, t.second()), t.copy());
            String first = labels.get(t.first());
            String second = labels.get(t.second());
            if (across || (first != null && second != null && !first.equals(second))) {
                pairs.add(new ReportSubject.Twins.Pair(t.first(), t.second(), first, second, across));
            }
        }
        return new ReportSubject.Twins(pairs, audit.checked(), audit.tested(), audit.correct());
    }

    private static TwinAudit.Side side(TwinAudit audit, String image) {
        return audit.inRun().getOrDefault(image, TwinAudit.Side.NEITHER);
    }

    private static String name(ProjectSession project) {
        return project.path().getFileName().toString().replaceFirst("\\.handful$", "");
    }

    private static Optional<byte[]> thumbnail(ProjectSession project, String sha256) {
        try {
            return sha256 == null ? Optional.empty() : Optional.of(project.thumbnail(sha256));
        } catch (HandfulException e) {
            // An image that has left the project since; its name stands in its place.
            return Optional.empty();
        }
    }

    private static List<Fact> facts(RunResult run, RunImages images, ReportTexts texts) {
        List<Fact> out = new ArrayList<>();
        out.add(new Fact(texts.get("report.fact.method"), run.spec().method()));
        Settings.texts(run.settings()).forEach((name, value) -> out.add(new Fact(name, value)));
        if (run.backbone() != null) {
            out.add(new Fact(texts.get("report.fact.backbone"),
                    run.backbone().name() + ", " + run.backbone().dim() + " d, SHA-256 " + run.backbone().sha256()));
        }
        run.auxiliary().ifPresent(second -> out.add(new Fact(texts.get("report.fact.second"),
                second.name() + ", " + second.dim() + " d, SHA-256 " + second.sha256())));
        out.add(new Fact(texts.get("report.fact.split"), switch (run.spec().split()) {
            case SplitSpec.Shots s when LabelRuns.is(run.spec()) -> texts.get("report.split.labels", s.perClass());
            case SplitSpec.Shots s -> texts.get("report.split.shots", s.perClass());
            case SplitSpec.Fraction f -> texts.get("report.split.fraction", texts.percent(f.support(), 0));
            case SplitSpec.Folds f -> texts.get("report.split.folds", f.folds(), f.repeats());
            case SplitSpec.AsAssigned _ -> texts.get("report.split.assigned");
        }));
        out.add(new Fact(texts.get("report.fact.seed"), String.valueOf(run.spec().seed())));
        out.add(new Fact(texts.get("report.fact.images"), texts.get("report.fact.images.words",
                String.valueOf(run.supportImages().size()), String.valueOf(LabelRuns.is(run.spec()) ? images.test().size() : run.predictions().size()))));
        out.add(new Fact(texts.get("report.fact.hash"), hash(images)));
        out.add(new Fact(texts.get("report.fact.device"), run.provenance().threads() == 0 ? run.provenance().device()
                : texts.get("report.fact.threads", run.provenance().device(), run.provenance().threads())));
        out.add(new Fact("Handful", run.provenance().handful()));
        out.add(new Fact("Java", run.provenance().java() + ", " + run.provenance().os()));
        out.add(new Fact("DJL, libtorch", run.provenance().djl() + ", " + run.provenance().libtorch()));
        return out;
    }

    /** SHA-256 over a line "side, name, content, class" of each image, tabs between, in the order of side and name. */
    static String hash(RunImages images) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.concat(lines("support", images.support()), lines("test", images.test()))
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static Stream<String> lines(String side, List<RunImages.Used> images) {
        return images.stream().sorted(Comparator.comparing(RunImages.Used::name))
                .map(u -> String.join("\t", side, u.name(), u.sha256(), u.className() == null ? "" : u.className()) + "\n");
    }
}
