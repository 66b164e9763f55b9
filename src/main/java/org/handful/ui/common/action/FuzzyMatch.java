package org.handful.ui.common.action;

import java.text.Normalizer;
import java.util.Locale;

/** How well what was typed fits a name: every typed letter in order, better at the beginnings of words. Immutable. */
final class FuzzyMatch {
    /** Of what does not fit at all. */
    static final int NONE = -1;

    private static final int IN_ROW = 6;
    private static final int WORD = 8;
    private static final int WHOLE = 20;

    private final String typed;

    FuzzyMatch(String typed) {
        this.typed = plain(typed).replace(" ", "");
    }

    /** More is better; {@link #NONE} when a letter is missing. Everything fits what is empty. */
    int score(String name) {
        String in = plain(name);
        if (in.replace(" ", "").startsWith(typed)) {
            return WHOLE * Math.max(1, typed.length());
        }
        int best = NONE;
        for (int start = in.indexOf(typed.charAt(0)); start >= 0; start = in.indexOf(typed.charAt(0), start + 1)) {
            best = Math.max(best, scoreFrom(in, start));
        }
        return best;
    }

    private int scoreFrom(String in, int start) {
        int score = 0;
        int last = start - 1;
        int at = start;
        for (int i = 0; i < typed.length(); i++) {
            at = next(in, typed.charAt(i), last + 1);
            if (at < 0) {
                return NONE;
            }
            score += 1 + (at == last + 1 && i > 0 ? IN_ROW : 0) + (beginsWord(in, at) ? WORD : 0);
            last = at;
        }
        return score;
    }

    /** The next beginning of a word with that letter when the letter does not come at once. */
    private static int next(String in, char letter, int from) {
        if (from < in.length() && in.charAt(from) == letter) {
            return from;
        }
        for (int i = in.indexOf(letter, from); i >= 0; i = in.indexOf(letter, i + 1)) {
            if (beginsWord(in, i)) {
                return i;
            }
        }
        return in.indexOf(letter, from);
    }

    private static boolean beginsWord(String in, int at) {
        return at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }
}
