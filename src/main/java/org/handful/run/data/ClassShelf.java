package org.handful.run.data;

import java.util.List;
import org.handful.error.HandfulException;

/** The classes of a project: their order, how they look, which of them take part. Every method is an undoable edit. */
public interface ClassShelf {
    /** @param colour {@code #rrggbb}; null gives the colour back that its place has */
    void recolour(String name, String colour) throws HandfulException;

    /** A class that is switched off takes no part in new runs; its images keep their label. */
    void setActive(List<String> names, boolean active) throws HandfulException;

    /** @param position among the classes, from 0 */
    void move(String name, int position) throws HandfulException;

    /** Moves the images of some classes to another and deletes the emptied ones. */
    void merge(List<String> from, String into) throws HandfulException;
}
