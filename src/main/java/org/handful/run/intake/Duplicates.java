package org.handful.run.intake;

import java.util.List;
import org.handful.error.HandfulException;

/** Near-duplicates that want a decision. Thread-safe. */
public interface Duplicates {
    /** Groups that nobody decided to keep as they are, in the order of their first images. */
    List<DuplicateGroup> open() throws HandfulException;

    /** They stay, and are not shown again while the group has no new member. One edit. */
    void keepAll(DuplicateGroup group) throws HandfulException;

    /** The others leave the project. One edit. */
    void keepOne(DuplicateGroup group, String image) throws HandfulException;
}
