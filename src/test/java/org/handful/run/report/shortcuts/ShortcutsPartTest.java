package org.handful.run.report.shortcuts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.eval.Estimate;
import org.handful.eval.Evaluator;
import org.handful.eval.Scored;
import org.handful.run.audit.ShortcutAudit;
import org.handful.run.audit.ShortcutAudit.Pull;
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.handful.run.audit.ShortcutAudit.Slice;
import org.handful.run.audit.ShortcutAudit.Tell;
import org.handful.run.audit.ShortcutAudit.Wanted;
import org.handful.run.report.ReportPage;
import org.handful.run.report.ReportSubject;
import org.handful.run.report.ReportTexts;
import org.handful.run.why.Reasons;
import org.junit.jupiter.api.Test;

class ShortcutsPartTest {
    private static final List<String> CLASSES = List.of("land <bird>", "water bird");
    private static final Shortcut FOLLOWED = new Shortcut("background", true, 0.87, 0.0005, 40,
            List.of(new Tell("green", "land <bird>", false, 0.95), new Tell("blue", "water bird", true, 0.9)),
            new Estimate(0.95, 20, 0.76, 0.99), new Estimate(0.3, 10, 0.1, 0.6), 0.65, 0.32, 0.83, 6,
            List.of("a.jpg", "b.jpg"), List.of(new Wanted("water bird", "green", 0)));
    private static final Shortcut HARMLESS = new Shortcut("sea & son", false, 0.02, 0.8, 40, List.of(),
            new Estimate(Double.NaN, 0, Double.NaN, Double.NaN), new Estimate(Double.NaN, 0, Double.NaN, Double.NaN),
            Double.NaN, Double.NaN, Double.NaN, 0, List.of(), List.of());

    @Test
    void aFollowedShortcutIsToldWithFiguresAndImages() {
        String page = page(new ShortcutsPart(new ShortcutAudit(List.of(FOLLOWED, HARMLESS), List.of("sharpness"),
                List.of(new Slice(List.of("c.jpg"), "water bird", "land <bird>", new Estimate(0.1, 8, 0, 0.4))),
                Map.of(FOLLOWED, new Pull(10, 7)))), Locale.ENGLISH);
        assertThat(page).contains("Background (computed): the model goes by it",
                "green goes with land &lt;bird&gt; (95\u00a0% of the images with green)",
                "blue goes with water bird (90\u00a0% of the images of water bird)",
                "65 points less often right (95 % 32 to 83); 6 of the mistakes", "7 of 10 of these look more like",
                "To collect: water bird with green. There is none", "alt=\"a.jpg\"", "alt=\"c.jpg\"",
                "30\u00a0% (10 to 60, n = 10)", "chance would: sea &amp; son, Sharpness (computed).");
        assertThat(page).doesNotContain("NaN", "<bird>", "{0}");
    }

    @Test
    void nothingFoundIsSaidAndNotLeftOut() {
        String page = page(new ShortcutsPart(new ShortcutAudit(List.of(HARMLESS), List.of("aspect"), List.of(), Map.of())), Locale.GERMAN);
        assertThat(page).contains("Was es stattdessen gelernt haben könnte",
                "2 Attribute wurden geprüft, und keines verrät die Klasse besser als der Zufall: sea &amp; son, Format (berechnet).");
        assertThat(page(null, Locale.GERMAN)).as("where nobody looked").doesNotContain("stattdessen gelernt");
    }

    private static String page(ShortcutsPart part, Locale language) {
        List<Scored> predictions = IntStream.range(0, 10)
                .mapToObj(i -> new Scored("t" + i, i % 2, new double[] {0.6, 0.4}, Map.of())).toList();
        ReportSubject subject = new ReportSubject("Birds", "", CLASSES, Evaluator.evaluate(CLASSES, List.of(), predictions),
                predictions, List.of(), List.of(), new Reasons(List.of(), 0, Optional.empty()), _ -> Optional.of(new byte[] {1}));
        return ReportPage.of(subject.with(part), new ReportTexts(language));
    }
}
