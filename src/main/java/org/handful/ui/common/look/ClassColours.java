package org.handful.ui.common.look;

import java.util.List;

/**
 * The colour of every class: Okabe and Ito's eight, which colour-blind people can tell apart, then those that lie farthest
 * from all before them, and last hues spread evenly by the golden angle. A class keeps its hue everywhere; only the lightness gives way until the contrast to the surface
 * is 3:1. Thread-safe.
 */
public final class ClassColours {
    /** Enough for graphical objects by WCAG 2.2, 1.4.11. */
    public static final double LEAST_CONTRAST = 3;

    /** How many colours are told apart at a glance, by colour-blind people too. */
    static final int EASY = 8;

    private static final List<Rgb> OKABE_ITO = List.of(
            Rgb.of("E69F00"), Rgb.of("56B4E9"), Rgb.of("009E73"), Rgb.of("F0E442"),
            Rgb.of("0072B2"), Rgb.of("D55E00"), Rgb.of("CC79A7"), Rgb.of("999999"));
    private ClassColours() {}

    /** @param index of the class among all that had a colour; negative for images without a class */
    public static Rgb of(int index, Surface surface) {
        if (index < 0) {
            return readable(Rgb.of("8c959f"), surface);
        }
        Rgb wanted = index < OKABE_ITO.size() ? OKABE_ITO.get(index) : FartherColours.of(index - OKABE_ITO.size());
        return readable(wanted, surface);
    }

    /** The colours to choose from: those that are told apart at a glance. */
    public static List<Rgb> easy() {
        return OKABE_ITO;
    }

    /** The same hue, darker or lighter until it stands out from the surface. */
    static Rgb readable(Rgb wanted, Surface surface) {
        Oklch start = Oklch.of(wanted);
        double direction = surface == Surface.LIGHT ? -0.01 : 0.01;
        Rgb colour = wanted;
        for (int i = 1; surface.contrast(colour) < LEAST_CONTRAST && i < 100; i++) {
            colour = start.withLightness(start.lightness() + i * direction).toRgb();
        }
        return colour;
    }
}
