package org.handful.ui.common.look;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handful.model.LabelSpace;

/**
 * The colours of the classes of one project: the same class has the same colour in every screen and every time the
 * project is opened, whatever happens to other classes. What a person chose for a class wins. FX thread.
 */
public final class ClassPalette {
    private final Supplier<LabelSpace> classes;
    private final Consumer<String> remember;
    private final ColourPlaces places;
    /** Asked for every tile of every frame while one scrolls; good for {@link #known} only. */
    private final Map<Wanted, Rgb> colours = new HashMap<>();
    private LabelSpace known;
    private String kept;

    private record Wanted(String name, Surface surface) {}

    /**
     * @param classes the classes as they are now
     * @param kept what {@code remember} was given last, or null
     * @param remember keeps with the project which class has which colour
     */
    public ClassPalette(Supplier<LabelSpace> classes, String kept, Consumer<String> remember) {
        this.classes = classes;
        this.kept = kept;
        this.remember = remember;
        this.places = ColourPlaces.parse(kept);
    }

    /** @param name of a class, or null for images without one */
    public Rgb of(String name, Surface surface) {
        LabelSpace labels = classes.get();
        if (labels != known) {
            follow(labels);
        }
        return colours.computeIfAbsent(new Wanted(name, surface), this::colour);
    }

    private void follow(LabelSpace labels) {
        known = labels;
        colours.clear();
        places.follow(labels.names());
        String now = places.text();
        if (!now.equals(kept) && !now.isEmpty()) {
            kept = now;
            remember.accept(now);
        }
    }

    private Rgb colour(Wanted wanted) {
        String name = wanted.name();
        String chosen = name == null ? null : known.colours().get(name);
        if (chosen != null) {
            return ClassColours.readable(Rgb.of(chosen), wanted.surface());
        }
        return ClassColours.of(name == null ? -1 : places.of(name), wanted.surface());
    }
}
