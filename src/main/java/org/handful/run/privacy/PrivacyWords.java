package org.handful.run.privacy;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.handful.method.privacy.NoiseKind;
import org.handful.method.privacy.PrivacySpent;

/** What a private training promises, in the user's language. */
public final class PrivacyWords {
    /** From here on the promise may fail for about one image in fifty, which nobody would call a promise. */
    private static final double WEAK_DELTA = 0.02;
    private static final double COUNTLESS = 1e6;

    private PrivacyWords() {}

    /** A sentence or two. */
    public static String of(PrivacySpent spent) {
        if (spent.noise() == NoiseKind.NONE) {
            return say("run.privacy.none");
        }
        return said(spent, "run.privacy");
    }

    /** The same in fewer words, before anything is trained. */
    public static String ahead(PrivacySpent spent) {
        return spent.noise() == NoiseKind.NONE ? say("run.privacy.none") : said(spent, "run.privacy.ahead");
    }

    private static String said(PrivacySpent spent, String promise) {
        StringBuilder out = new StringBuilder(spent.odds() < COUNTLESS
                ? say(promise, spent.epsilon(), spent.odds(), delta(spent))
                : say("run.privacy.huge", spent.epsilon(), delta(spent)));
        if (spent.delta() >= WEAK_DELTA) {
            out.append(' ').append(say("run.privacy.weak", 1 / spent.delta()));
        }
        if (spent.noise() == NoiseKind.REPEATABLE) {
            out.append(' ').append(say("run.privacy.seed"));
        }
        return out.toString();
    }

    private static String delta(PrivacySpent spent) {
        NumberFormat digits = NumberFormat.getNumberInstance(Locale.getDefault());
        digits.setMaximumFractionDigits(spent.deltaDigits());
        return digits.format(spent.delta());
    }

    private static String say(String key, Object... arguments) {
        Locale locale = Locale.getDefault();
        return new MessageFormat(ResourceBundle.getBundle("i18n.run", locale).getString(key), locale).format(arguments);
    }
}
