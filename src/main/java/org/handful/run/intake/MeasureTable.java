package org.handful.run.intake;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.Sample;

/**
 * What was computed from the pixels of the images of a project, at one moment. Answers from memory; an image that was
 * not looked at yet has only its aspect. Immutable, any thread.
 */
public final class MeasureTable {
    /** Nothing was looked at yet. */
    public static final MeasureTable NONE = new MeasureTable(Map.of(), Limits.NONE, Set.of());

    /**
     * Below it a photograph is blurred. On real photographs of Caltech-101, Imagenette and TrashNet reduced to 256 pixels
     * it points at none, none and 2 %, and at most of them once they are blurred by a Gaussian of 2 pixels (80 %, 65 %
     * and 99 %) or 3 pixels (97 % and more).
     */
    private static final double BLURRED = 20;
    /** CleanVision's limits for dark and light images: 99th percentile below .32, 5th percentile above .95. */
    private static final double DARK = 0.32;
    private static final double BRIGHT = 0.95;
    /** A drawing on white paper is bright, too, but has contrast. */
    private static final double PLAIN = 10;
    /** Half of the flattest real photograph of those sets, but for 1 % of TrashNet: pieces of glass on white. */
    private static final double FLAT = 4;
    /** Pixels of the shorter side. */
    private static final int TINY = 32;
    /** CleanVision's rule for odd sizes: that many quartile distances outside the quartiles. */
    private static final double ODD = 3;
    private static final double SQUARE = 1.1;

    private final Map<String, Measured> bySha256;
    private final Limits limits;
    private final Set<String> fine;

    /** @param small square root of the area below which an image is small for this project */
    private record Limits(Thirds light, Thirds sharp, Thirds tones, Thirds colours, double small) {
        static final Limits NONE = new Limits(Thirds.NONE, Thirds.NONE, Thirds.NONE, Thirds.NONE, 0);
    }

    /** Where the lowest third ends and the highest begins. */
    private record Thirds(double low, double high) {
        static final Thirds NONE = new Thirds(0, 0);

        static Thirds of(List<Measured> known, ToDoubleFunction<Measured> figure) {
            double[] sorted = sorted(known.stream(), figure);
            return new Thirds(at(sorted, 1 / 3.0), at(sorted, 2 / 3.0));
        }

        Optional<String> word(double value, String below, String above) {
            return Double.isNaN(value) ? Optional.empty()
                    : Optional.of(value < low ? below : value >= high && high > low ? above : "medium");
        }
    }

    private MeasureTable(Map<String, Measured> bySha256, Limits limits, Set<String> fine) {
        this.bySha256 = bySha256;
        this.limits = limits;
        this.fine = fine;
    }

    /**
     * @param bySha256 is not copied; contents that come later are seen, but change no limit
     * @param fine digests of contents that a person says are fine: nothing is pointed out about them
     */
    public static MeasureTable of(Map<String, Measured> bySha256, Dataset data, Set<String> fine) {
        List<Measured> known = data.samples().stream().map(s -> bySha256.get(s.image().sha256()))
                .filter(m -> m != null).toList();
        double[] side = sorted(data.samples().stream(), s -> side(s.image()));
        return new MeasureTable(Collections.unmodifiableMap(bySha256), new Limits(
                Thirds.of(known, Measured::lightness), Thirds.of(known, Measured::sharpness),
                Thirds.of(known, Measured::entropy), Thirds.of(known, Measured::colourfulness),
                at(side, 0.25) - ODD * (at(side, 0.75) - at(side, 0.25))), Set.copyOf(fine));
    }

    public boolean knows(ImageRef image) {
        return bySha256.containsKey(image.sha256());
    }

    public Optional<Measured> measured(ImageRef image) {
        return Optional.ofNullable(bySha256.get(image.sha256()));
    }

    /** The value of a computed attribute, as a word of {@link Computed}; empty while it is not known. */
    public Optional<String> value(Computed attribute, ImageRef image) {
        if (attribute == Computed.ASPECT) {
            double ratio = (double) image.width() / image.height();
            return Optional.of(ratio > SQUARE ? "landscape" : ratio < 1 / SQUARE ? "portrait" : "square");
        }
        Measured m = bySha256.get(image.sha256());
        if (m == null) {
            return Optional.empty();
        }
        return switch (attribute) {
            case BACKGROUND -> Optional.of(m.background());
            case BRIGHTNESS -> limits.light.word(m.lightness(), "dark", "bright");
            case SHARPNESS -> limits.sharp.word(m.sharpness(), "soft", "sharp");
            case ENTROPY -> limits.tones.word(m.entropy(), "few", "many");
            case COLOURFULNESS -> limits.colours.word(m.colourfulness(), "pale", "vivid");
            case ASPECT -> throw new IllegalStateException("answered above");
        };
    }

    /** Why this image may be of little use; empty when there is nothing to point out. */
    public Set<Flaw> flaws(ImageRef image) {
        boolean imageless = image.width() == 0;
        if (imageless || fine.contains(image.sha256())) {
            return Set.of();
        }
        Set<Flaw> out = EnumSet.noneOf(Flaw.class);
        if (Math.min(image.width(), image.height()) < TINY || side(image) < limits.small) {
            out.add(Flaw.TINY);
        }
        Measured m = bySha256.get(image.sha256());
        if (m != null) {
            if (m.sharpness() < BLURRED) {
                out.add(Flaw.BLURRED);
            }
            if (m.brightest() < DARK) {
                out.add(Flaw.DARK);
            } else if (m.darkest() > BRIGHT && m.contrast() < PLAIN) {
                out.add(Flaw.BRIGHT);
            }
            if (m.contrast() < FLAT) {
                out.add(Flaw.FLAT);
            }
        }
        return out;
    }

    private static double side(ImageRef image) {
        return Math.sqrt((double) image.width() * image.height());
    }

    private static <T> double[] sorted(Stream<T> all, ToDoubleFunction<T> of) {
        return all.mapToDouble(of).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
}
