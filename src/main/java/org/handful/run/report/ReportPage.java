package org.handful.run.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handful.run.report.markup.Html;

/** Puts the page together: one file that needs no other, in light, dark and on paper. */
public final class ReportPage {
    private static final List<String> DEFINITIONS =
            List.of("accuracy", "interval", "balanced", "worst", "macrostd", "ece", "labels", "hash");

    private static final List<String> OF_LABELS = List.of("ap", "f1", "jaccard", "threshold", "laso", "hash");

    private ReportPage() {}

    public static String of(ReportSubject subject, ReportTexts texts) {
        Html top = new Html();
        top.open("html", "lang", texts.locale().getLanguage().isEmpty() ? "en" : texts.locale().getLanguage());
        top.open("head").open("meta", "charset", "utf-8");
        top.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        top.open("meta", "name", "color-scheme", "content", "light dark");
        top.put("title", subject.title());
        String head = top + "<style>" + style() + "</style></head>\n";
        Html html = new Html();
        html.open("body").open("main").open("header").put("h1", subject.title());
        if (!subject.origin().isEmpty()) {
            html.put("p", subject.origin(), "class", "muted");
        }
        html.close("header");
        LabelsPart labels = new LabelsPart(html, texts);
        subject.labels().ifPresentOrElse(labels::headline, () -> new HeadlinePart(html, texts).write(subject));
        if (!subject.remarks().isEmpty()) {
            html.open("section", "class", "remarks").put("h2", texts.get("report.remarks")).open("ul");
            for (String remark : subject.remarks()) {
                html.put("li", remark);
            }
            html.close("ul").close("section");
        }
        subject.labels().ifPresentOrElse(labels::write, () -> classes(html, subject, texts));
        facts(html, subject, texts);
        definitions(html, subject.labels().isPresent() ? OF_LABELS : DEFINITIONS, texts);
        html.put("footer", texts.get("report.footer"), "class", "muted").close("main").close("body").close("html");
        return "<!DOCTYPE html>\n" + head + html;
    }

    private static void classes(Html html, ReportSubject subject, ReportTexts texts) {
        new ClassesPart(html, texts).write(subject);
        new SubgroupsPart(html, texts).write(subject);
        new SpreadPart(html, texts).write(subject);
        new SessionsPart(html, texts).write(subject);
        new TwinsPart(html, texts).write(subject);
        subject.sections().forEach(section -> section.write(html, subject, texts));
        new ConfidencePart(html, texts).write(subject);
        new ReasonsPart(html, texts).write(subject);
        new ImagesPart(html, texts).write(subject);
    }

    private static void facts(Html html, ReportSubject subject, ReportTexts texts) {
        html.open("section").put("h2", texts.get("report.facts.title")).put("p", texts.get("report.facts.words"));
        html.table("facts", texts.get("report.csv"),
                List.of(texts.get("report.facts.name"), texts.get("report.facts.value")),
                subject.facts().stream().map(f -> List.of(f.name(), f.value())).toList());
        html.close("section");
    }

    private static void definitions(Html html, List<String> terms, ReportTexts texts) {
        html.open("section").put("h2", texts.get("report.define.title")).open("dl");
        for (String term : terms) {
            html.put("dt", texts.get("report.define." + term)).put("dd", texts.get("report.define." + term + ".words"));
        }
        html.close("dl").close("section");
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("/report/report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
