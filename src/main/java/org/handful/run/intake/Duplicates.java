package org.handful.run.intake;

import java.util.List;
import org.handful.error.HandfulException;

/** Near-duplicates, with what was decided about them. Thread-safe. */
public interface Duplicates {
    /** All groups, in the order of their first images. */
    List<DuplicateGroup> groups() throws HandfulException;

    /** Groups that nobody decided to keep as they are. */
    default List<DuplicateGroup> open() throws HandfulException {
        return groups().stream().filter(g -> !g.kept()).toList();
    }

    /** They stay, and are not open any more while the group has no new member. One edit. */
    void keepAll(DuplicateGroup group) throws HandfulException;

    /** The others leave the project. One edit. */
    void keepOne(DuplicateGroup group, String image) throws HandfulException;
}
