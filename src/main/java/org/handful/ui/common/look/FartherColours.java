package org.handful.ui.common.look;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The colours of the classes that come after the easy ones: each is the one of a grid that lies farthest in Oklab from all
 * before it, as they are seen on either surface. They are found when a project first has so many classes. Thread-safe.
 */
final class FartherColours {
    private static final int CHOSEN = 24;
    private static final int HUES = 24;
    private static final double[] LIGHTNESS = {0.42, 0.55, 0.7};
    private static final double[] CHROMA = {0.07, 0.15};
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final List<Rgb> FOUND = found();

    private FartherColours() {}

    /** @param index 0 for the first class that has none of the easy colours */
    static Rgb of(int index) {
        return index < CHOSEN ? FOUND.get(index) : new Oklch(0.68, 0.13, 0.6 + index * GOLDEN_ANGLE).toRgb();
    }

    /** A colour to choose as it is seen on the surfaces. */
    private record Seen(Rgb wanted, List<Oklch> on) {
        static Seen of(Rgb wanted) {
            return new Seen(wanted, List.of(Oklch.of(ClassColours.readable(wanted, Surface.LIGHT)),
                    Oklch.of(ClassColours.readable(wanted, Surface.DARK))));
        }

        double distance(Seen other) {
            return IntStream.range(0, on.size()).mapToDouble(i -> on.get(i).distance(other.on.get(i))).min().orElseThrow();
        }
    }

    private static List<Rgb> found() {
        List<Seen> before = new ArrayList<>(ClassColours.easy().stream().map(Seen::of).toList());
        List<Seen> left = IntStream.range(0, HUES).boxed().flatMap(h -> DoubleStream.of(LIGHTNESS).boxed()
                .flatMap(l -> DoubleStream.of(CHROMA).mapToObj(c -> Seen.of(new Oklch(l, c, 2 * Math.PI * h / HUES).toRgb()))))
                .toList();
        List<Rgb> out = new ArrayList<>();
        while (out.size() < CHOSEN) {
            Seen next = left.stream().max(Comparator.comparingDouble(
                    s -> before.stream().mapToDouble(s::distance).min().orElseThrow())).orElseThrow();
            before.add(next);
            out.add(next.wanted());
        }
        return out;
    }
}
