package org.handful.ui.common.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The looked-up colours of a look, worked out from its style sheets without a toolkit. */
final class StyleColours {
    private static final Pattern ROOT = Pattern.compile("\\.root\\s*\\{(.*?)\\}", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile("(-[a-z0-9-]+)\\s*:\\s*([^;]+);");
    private static final Pattern RGB = Pattern.compile("rgba?\\(([^)]*)\\)");
    private static final Pattern LADDER =
            Pattern.compile("ladder\\(\\s*([^,]+),\\s*(\\S+) 0%,.*?(\\S+) 50%\\s*\\)");

    private final Map<String, String> declared = new TreeMap<>();

    static StyleColours of(Look look) {
        boolean dark = look == Look.DARK || look == Look.CONTRAST_DARK;
        List<String> sheets = new ArrayList<>();
        sheets.add((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        sheets.add("/css/tokens.css");
        if (look.highContrast()) {
            sheets.add("/css/" + look.text() + ".css");
        }
        var out = new StyleColours();
        sheets.forEach(s -> out.read(text(s.replaceFirst("\\.bss$", ".css"))));
        return out;
    }

    /** A colour as it looks on that background, both by their names. */
    Rgb on(String name, String background) {
        return over(declared.get(name), rgb(background));
    }

    /** A colour that hides what is below it. */
    Rgb rgb(String name) {
        return over(declared.get(name), new Rgb(255, 0, 255));
    }

    private Rgb over(String value, Rgb below) {
        String v = value.strip();
        Matcher channels = RGB.matcher(v);
        Matcher ladder = LADDER.matcher(v);
        if (v.startsWith("-")) {
            return over(declared.get(v), below);
        } else if (ladder.matches()) {
            Rgb surface = rgb(ladder.group(1));
            int brightest = Math.max(surface.red(), Math.max(surface.green(), surface.blue()));
            return Rgb.of(ladder.group(brightest < 128 ? 2 : 3));
        } else if (channels.matches()) {
            String[] c = channels.group(1).split("\\s*,\\s*");
            double alpha = c.length > 3 ? Double.parseDouble(c[3]) : 1;
            return new Rgb(mix(c[0], below.red(), alpha), mix(c[1], below.green(), alpha),
                    mix(c[2], below.blue(), alpha));
        }
        return Rgb.of(v);
    }

    private static int mix(String channel, int below, double alpha) {
        return (int) Math.round(alpha * Integer.parseInt(channel.strip()) + (1 - alpha) * below);
    }

    private void read(String css) {
        ROOT.matcher(css.replaceAll("(?s)/\\*.*?\\*/", "")).results()
                .flatMap(m -> DECLARATION.matcher(m.group(1)).results())
                .filter(m -> m.group(1).contains("color") || m.group(1).startsWith("-handful"))
                .forEach(m -> declared.put(m.group(1), m.group(2).strip()));
    }

    private static String text(String resource) {
        try (InputStream in = StyleColours.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
