package org.handful.run.local.data;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.run.data.ClassShelf;

/** Classes in the project file. */
public record FileClasses(Editing editing) implements ClassShelf {
    @Override
    public void recolour(String name, String colour) throws HandfulException {
        editing.make(f -> f.classes().recolour(name, colour));
    }

    @Override
    public void setActive(List<String> names, boolean active) throws HandfulException {
        editing.make(f -> f.classes().setActive(names, active));
    }

    @Override
    public void move(String name, int position) throws HandfulException {
        editing.make(f -> f.moveClass(name, position));
    }

    @Override
    public void merge(List<String> from, String into) throws HandfulException {
        editing.make(f -> f.mergeClasses(from, into));
    }
}
