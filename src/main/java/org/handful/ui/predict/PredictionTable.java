package org.handful.ui.predict;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.handful.method.multilabel.SetNames;
import org.handful.run.result.Guess;

/** Predictions as CSV: one line per image, one column per class, RFC 4180. */
final class PredictionTable {
    private PredictionTable() {}

    /** @param guesses of one run, so that all have the same classes @param none adds columns while it is switched on */
    static String csv(List<Guess> guesses, NoneOfThese none) {
        if (guesses.getFirst().ofLabels()) {
            return labels(guesses);
        }
        List<String> classes = guesses.getFirst().ranked().stream().map(Guess.Ranked::className).sorted().toList();
        var out = new StringBuilder("image,prediction,probability");
        classes.forEach(c -> out.append(',').append(quoted("p(" + c + ")")));
        boolean open = guesses.stream().anyMatch(g -> none.of(g).isPresent());
        out.append(open ? ",none_of_these," + none.score().get().id() + ",threshold" : "");
        out.append("\r\n");
        for (Guess g : guesses) {
            Guess.Ranked top = g.ranked().getFirst();
            out.append(quoted(g.image())).append(',').append(quoted(top.className())).append(',')
                    .append(number(top.probability()));
            for (String c : classes) {
                out.append(',').append(number(g.ranked().stream().filter(r -> r.className().equals(c)).findFirst()
                        .map(Guess.Ranked::probability).orElse(Double.NaN)));
            }
            if (open) {
                out.append(none.of(g).map(f -> "," + (f.known() ? f.none() : "") + "," + number(f.value()) + ","
                        + number(f.threshold())).orElse(",,,"));
            }
            out.append("\r\n");
        }
        return out.toString();
    }

    /** Labels are joined as in the name of a class; each has its probability and the one from which it counts. */
    private static String labels(List<Guess> guesses) {
        List<Guess.Label> all = byName(guesses.getFirst());
        var out = new StringBuilder("image,labels");
        all.forEach(l -> out.append(',').append(quoted("p(" + l.name() + ")")));
        all.forEach(l -> out.append(',').append(quoted("from(" + l.name() + ")")));
        out.append("\r\n");
        for (Guess g : guesses) {
            out.append(quoted(g.image())).append(',').append(quoted(SetNames.join(g.told())));
            byName(g).forEach(l -> out.append(',').append(number(l.probability())));
            all.forEach(l -> out.append(',').append(number(l.threshold())));
            out.append("\r\n");
        }
        return out.toString();
    }

    private static List<Guess.Label> byName(Guess guess) {
        return guess.labels().stream().sorted(Comparator.comparing(Guess.Label::name)).toList();
    }

    private static String number(double p) {
        return Double.isNaN(p) ? "" : String.format(Locale.ROOT, "%.4f", p);
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
