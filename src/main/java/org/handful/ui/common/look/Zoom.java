package org.handful.ui.common.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/**
 * How large everything is: the size of type that a person chose, and larger still in front of a class. Type, and all
 * that is said in em, follows the font of the root; the rest is in {@code css/scale.css}. FX thread.
 */
public final class Zoom {
    /** What can be chosen, in per cent. */
    public static final List<Integer> STEPS = List.of(100, 110, 125, 150, 175, 200);

    /** How much larger a projected window is. */
    public static final double TEACHING = 1.35;

    private static final Pattern PIXELS = Pattern.compile("(\\d+(?:\\.\\d+)?)px");
    private static final String LENGTHS = lengths();

    private final IntegerProperty percent = new SimpleIntegerProperty(STEPS.getFirst());
    private final BooleanProperty teaching = new SimpleBooleanProperty();
    private final ReadOnlyDoubleWrapper factor = new ReadOnlyDoubleWrapper(1);

    /** As large as it is drawn. */
    public Zoom() {
        percent.subscribe(this::update);
        teaching.subscribe(this::update);
    }

    /** One of {@link #STEPS}. */
    public IntegerProperty percent() {
        return percent;
    }

    /** Larger, and with explanations where a term first appears. */
    public BooleanProperty teaching() {
        return teaching;
    }

    /** By how much lengths are multiplied: 1 is as drawn. */
    public ReadOnlyDoubleProperty factor() {
        return factor.getReadOnlyProperty();
    }

    /** Takes what was kept; anything else leaves it as it is. */
    public void restore(String text) {
        STEPS.stream().filter(s -> Integer.toString(s).equals(text)).forEach(percent::set);
    }

    public void larger() {
        STEPS.stream().filter(s -> s > percent.get()).findFirst().ifPresent(percent::set);
    }

    public void smaller() {
        STEPS.reversed().stream().filter(s -> s < percent.get()).findFirst().ifPresent(percent::set);
    }

    public void reset() {
        percent.set(STEPS.getFirst());
    }

    /** Address of the style sheet with the lengths of now. */
    String sheet() {
        String css = PIXELS.matcher(LENGTHS).replaceAll(m -> String.format(
                Locale.ROOT, "%.2fpx", Double.parseDouble(m.group(1)) * factor.get()));
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private void update() {
        factor.set(percent.get() / 100.0 * (teaching.get() ? TEACHING : 1));
    }

    private static String lengths() {
        try (InputStream in = Zoom.class.getResourceAsStream("/css/scale.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
