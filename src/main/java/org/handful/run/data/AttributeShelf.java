package org.handful.run.data;

import org.handful.error.HandfulException;

/** Attributes as a whole, over all images that have them. Every method is an undoable edit. */
public interface AttributeShelf {
    /** @throws HandfulException when there is an attribute of the new name already */
    void rename(String from, String to) throws HandfulException;

    /** The name of another value merges the two. */
    void renameValue(String attribute, String from, String to) throws HandfulException;

    /** Takes it away from every image. */
    void delete(String attribute) throws HandfulException;
}
