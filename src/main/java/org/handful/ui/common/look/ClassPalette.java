package org.handful.ui.common.look;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The colours of the classes of one project: the same class has the same colour in every screen and every time the
 * project is opened, whatever happens to other classes. FX thread.
 */
public final class ClassPalette {
    private final Supplier<List<String>> classes;
    private final Consumer<String> remember;
    private final ColourPlaces places;
    private String kept;

    /**
     * @param classes names of the classes as they are now
     * @param kept what {@code remember} was given last, or null
     * @param remember keeps with the project which class has which colour
     */
    public ClassPalette(Supplier<List<String>> classes, String kept, Consumer<String> remember) {
        this.classes = classes;
        this.kept = kept;
        this.remember = remember;
        this.places = ColourPlaces.parse(kept);
    }

    /** @param name of a class, or null for images without one */
    public Rgb of(String name, Surface surface) {
        places.follow(classes.get());
        String now = places.text();
        if (!now.equals(kept) && !now.isEmpty()) {
            kept = now;
            remember.accept(now);
        }
        return ClassColours.of(name == null ? -1 : places.of(name), surface);
    }
}
