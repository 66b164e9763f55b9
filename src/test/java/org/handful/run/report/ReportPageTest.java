package org.handful.run.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handful.error.HandfulException;
import org.handful.eval.Estimate;
import org.handful.eval.Evaluator;
import org.handful.eval.Scored;
import org.handful.eval.sessions.SessionCurve;
import org.handful.eval.sessions.SessionFigures;
import org.handful.eval.split.SplitSpread;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.handful.run.report.ReportSubject.Fact;
import org.handful.run.report.markup.Html;
import org.handful.run.sessions.KeptSessions;
import org.handful.run.sessions.SessionPlan;
import org.handful.run.sessions.SessionReport;
import org.handful.run.why.HeatMap;
import org.handful.run.why.Reason;
import org.handful.run.why.Reasons;
import org.handful.run.why.Reasons.Obstacle;
import org.handful.run.why.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
    private static final List<String> CLASSES = List.of("land <bird>", "water & bird");
    private static final Pattern CSV = Pattern.compile("download=\"([^\"]+)\" href=\"data:text/csv;charset=utf-8;base64,([^\"]+)\"");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void thePageNeedsNoOtherFile(String language) {
        String page = ReportPage.of(subject(), new ReportTexts(Locale.of(language)));
        assertThat(page).startsWith("<!DOCTYPE html>").contains("lang=\"" + language + "\"")
                .doesNotContain("http:", "https:", "<script", "<link", "url(", "src=\"/");
        assertThat(Pattern.compile("src=\"([^\"]{5})").matcher(page).results().map(m -> m.group(1))).isNotEmpty()
                .containsOnly("data:");
        assertThat(page).doesNotContain("<bird>").contains("land &lt;bird&gt;", "water &amp; bird");
        assertThat(page).doesNotContain("NaN", "Infinity", "null", "{0}");
        assertThat(count(page, "<svg")).isEqualTo(count(page, "</svg>")).isEqualTo(2);
        assertThat(count(page, "<section")).isEqualTo(count(page, "</section>"));
        assertThat(count(page, "<figure")).isPositive();
    }

    @Test
    void tablesCanBeSaved() {
        String page = ReportPage.of(subject(), new ReportTexts(Locale.ENGLISH));
        Map<String, String> tables = CSV.matcher(page).results().collect(Collectors.toMap(
                m -> m.group(1), m -> new String(Base64.getDecoder().decode(m.group(2)), StandardCharsets.UTF_8)));
        assertThat(tables).containsKeys("classes.csv", "confusion.csv", "groups-place.csv", "macrostd-place.csv",
                "reliability.csv", "coverage.csv", "facts.csv");
        assertThat(tables.get("classes.csv")).startsWith("\uFEFFclass,n,correct,accuracy,low,high\r\nland <bird>,30,27,0.9");
        assertThat(tables.get("facts.csv")).contains("\"a, b\"");
    }

    @Test
    void everyFigureHasItsIntervalAndItsNumberOfImages() {
        String page = ReportPage.of(subject(), new ReportTexts(Locale.ENGLISH));
        assertThat(page).contains("With 60 test images, ", "Worst is ", "90\u00a0% (74 to 97, n = 30)");
    }

    @Test
    void theSurestMistakesHaveTheirEvidenceAndTheImagesThatToldSo() {
        String page = ReportPage.of(subject(), new ReportTexts(Locale.ENGLISH));
        assertThat(count(page, "class=\"reason\"")).isEqualTo(1);
        assertThat(page).contains("water &amp; bird, taken for land &lt;bird&gt; (80\u00a0%)",
                "land &lt;bird&gt;, odds\u00a0×\u00a02.00", "folder/9 &lt;b&gt;.jpg", "(Grad-CAM)",
                "water &amp; bird, odds\u00a0×\u00a00.25", "1 of 6 mistakes").doesNotContain("cross-validation several");
    }

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void whereNobodyCanTellWhyASentenceSaysWhyNot(Obstacle obstacle) {
        for (String language : List.of("en", "de")) {
            ReportTexts texts = new ReportTexts(Locale.of(language));
            String page = ReportPage.of(without(Reasons.none(obstacle)), texts);
            String part = page.substring(page.indexOf("<h2>" + texts.get("report.reasons.title")));
            assertThat(part.substring(0, part.indexOf("</section>")).replaceAll("(?s)^.*</h2>", "").replaceAll("<[^>]*>", "").strip())
                    .matches(sentence -> sentence.split(" ").length > 8 && sentence.endsWith("."))
                    .doesNotContain("report.", "{");
        }
    }

    private static ReportSubject without(Reasons reasons) {
        ReportSubject s = subject();
        return new ReportSubject(s.title(), s.origin(), s.classes(), s.evaluation(), s.predictions(), s.facts(), s.remarks(),
                reasons, s.pictures());
    }

    @Test
    void theColourLiesWhereTheEvidenceIs() throws HandfulException {
        RgbImage drawn = ImageDecoder.decode(HeatMap.over(reason().why()), "heat", DecodeLimits.DEFAULT);
        assertThat(blueness(drawn, 3)).as("orange").isLessThan(-100);
        assertThat(blueness(drawn, 28)).as("untouched").isBetween(-12, 12);
    }

    private static int blueness(RgbImage image, int x) {
        int pixel = image.pixel(x, 16);
        return (pixel & 255) - (pixel >> 16 & 255);
    }

    /** What scrolls on a screen would be cut off on paper. */
    @Test
    void aTableWithManyColumnsFitsOnPaper() {
        var html = new Html();
        html.heat(3).heat(7).heat(40);
        assertThat(html.toString()).contains("class=\"scroll few\"", "class=\"scroll many\"", "class=\"scroll many wide\"",
                "--columns:40");
        String css = ReportPage.of(subject(), new ReportTexts(Locale.ENGLISH)).replaceAll("(?s).*<style>(.*?)</style>.*", "$1");
        assertThat(css).contains(".scroll { overflow: visible; }", "@page wide { size: landscape;", ".wide { page: wide; }");
    }

    @Test
    void otherSplitsAreADotEach() {
        List<List<Scored>> splits = new ArrayList<>();
        List<Scored> all = subject().predictions();
        for (int f = 0; f < 5; f++) {
            splits.add(all.subList(12 * f, 12 * f + 12));
        }
        SplitSpread spread = SplitSpread.of(splits, new int[] {48, 48, 48, 48, 48});
        String page = ReportPage.of(subject().with(spread), new ReportTexts(Locale.ENGLISH));
        String part = page.substring(page.indexOf("<h2>Other splits"));
        part = part.substring(0, part.indexOf("</section>"));
        assertThat(count(part, "<circle")).isEqualTo(5);
        assertThat(part).contains("5 splits, each learned from about 48 images and tested on 12", "Mean 90\u00a0%");
        assertThat(ReportPage.of(subject(), new ReportTexts(Locale.ENGLISH))).doesNotContain("Other splits");
        SplitSpread few = SplitSpread.of(List.of(all.subList(0, 4), all.subList(4, 8)), new int[] {4, 4});
        assertThat(ReportPage.of(subject().with(few), new ReportTexts(Locale.GERMAN)))
                .contains("Bei weniger als 10 Bildern").doesNotContain("NaN");
    }

    @Test
    void withoutImagesThereIsNothingToSay() {
        ReportSubject empty = new ReportSubject("t", "", CLASSES, Evaluator.evaluate(CLASSES, List.of("place"), List.of()),
                List.of(), List.of(), List.of(), Reasons.none(Obstacle.NO_MISTAKES), ReportSubject.Pictures.NONE);
        assertThat(ReportPage.of(empty, new ReportTexts(Locale.ENGLISH))).contains("no test images").doesNotContain("NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "{\"a\": 1}", "{\"accuracy\": {}, \"source\": {\"classes\": [\"a\"]}}"})
    void whatIsNoResultIsToldByName(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("odd.json"), text);
        assertThatThrownBy(() -> JsonReport.read(file, new ReportTexts(Locale.ENGLISH)))
                .isInstanceOf(HandfulException.class)
                .satisfies(e -> assertThat(((HandfulException) e).userMessage()).contains("odd.json").doesNotContain("Source", "REDACTED"))
                .satisfies(e -> assertThat(((HandfulException) e).remedy()).contains("--json").doesNotContain("JPEG"));
    }

    @Test
    void nearDuplicatesStandSideBySide() {
        var pairs = List.of(new ReportSubject.Twins.Pair("a.jpg", "b.jpg", "ant", "ant", true),
                new ReportSubject.Twins.Pair("c.jpg", "d.jpg", "ant", "bee", false));
        String page = ReportPage.of(subject().with(new ReportSubject.Twins(pairs, 20, 10, 7)), new ReportTexts(Locale.ENGLISH));
        assertThat(page).contains("20 images were compared", "a.jpg", "d.jpg", "Two labels", "One is learned from")
                .contains(new ReportTexts(Locale.ENGLISH).estimate(ReportTexts.estimate(7, 10)));
        String none = ReportPage.of(subject().with(new ReportSubject.Twins(List.of(), 20, 0, 0)), new ReportTexts(Locale.GERMAN));
        assertThat(none).contains("Von 20 Bildern");
        assertThat(ReportPage.of(subject(), new ReportTexts(Locale.ENGLISH))).doesNotContain("show nearly the same");
    }

    @Test
    void itTellsWhatBecameOfTheModelWhenClassesWereAdded() {
        ReportTexts texts = new ReportTexts(Locale.ENGLISH);
        assertThat(ReportPage.of(subject(), texts)).doesNotContain("added later");
        SessionFigures first = new SessionFigures(0, List.of(), 2, new Estimate(0.9, 40, 0.8, 0.95), 0.9, Double.NaN,
                Double.NaN);
        SessionFigures then = new SessionFigures(1, List.of("newt <x>"), 3, new Estimate(0.75, 60, 0.6, 0.85), 0.8, 0.5,
                0.615);
        List<SessionCurve> curves = List.of(new SessionCurve(SessionReport.GROWTH, List.of(first, then)),
                new SessionCurve(SessionReport.TEEN, List.of(first, then)));
        String page = ReportPage.of(subject().with(List.of(new KeptSessions(Instant.EPOCH, new SessionReport(
                new SessionPlan(1, 5, 0, 0), "run", "pocket", CLASSES, List.of("wasp"), curves)))), texts);
        assertThat(page).contains("Classes that were added later", "all classes at once", "1970", "newt &lt;x&gt;", "TEEN",
                "wasp", "harmonic mean 62").doesNotContain("NaN");
        assertThat(count(page, "<section")).isEqualTo(count(page, "</section>"));
    }

    private static ReportSubject subject() {
        Random random = new Random(3);
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int truth = i % 2;
            boolean right = i % 20 > 1;
            double p = 0.55 + 0.4 * random.nextDouble();
            double[] probabilities = {1 - p, 1 - p};
            probabilities[right ? truth : 1 - truth] = p;
            scored.add(new Scored("folder/" + i + " <b>.jpg", truth, probabilities,
                    Map.of("place", i % 3 == 0 ? "land" : "water")));
        }
        return new ReportSubject("Birds: how well it works", "run 1", CLASSES,
                Evaluator.evaluate(CLASSES, List.of("place"), scored), scored, List.of(new Fact("classes", "a, b")),
                List.of("one & only"), new Reasons(List.of(reason()), 6, Optional.empty()), _ -> Optional.of(new byte[] {1, 2, 3}));
    }

    /** A picture of two halves, the evidence on the left. */
    private static Reason reason() {
        byte[] grey = new byte[3 * 32 * 32];
        Arrays.fill(grey, (byte) 128);
        var sight = new Why.Sight(Why.Kind.GRAD_CAM, 2, 1, new double[] {1, 0}, 1);
        var why = new Why("folder/0 <b>.jpg", 0, 1, new double[] {0.8, 0.2}, Thumbnails.photo(new RgbImage(32, 32, grey)), sight, 0);
        return new Reason(why, new Why.Support(Why.Told.ALL_REFITTED, 10,
                List.of(new Why.Effect("folder/9 <b>.jpg", "00", "land <bird>", Math.log(2))),
                List.of(new Why.Effect("folder/7.jpg", "01", "water & bird", Math.log(0.25)))));
    }

    private static int count(String page, String what) {
        return page.split(Pattern.quote(what), -1).length - 1;
    }
}
