package org.handful.run.data;

import org.handful.error.HandfulException;

/** The split that is kept with the images. Edits are undoable; the role of single images is set by the session. */
public interface SplitDesk {
    /** Whether no image may enter or leave the test set. Cheap, also for the FX thread. */
    boolean testLocked();

    /** An edit like every other: undo takes it back too. */
    void lockTest(boolean locked) throws HandfulException;

    /** What {@link #draw} would do. @throws HandfulException when nothing useful can be drawn, saying why */
    SplitPreview preview(int shots, long seed) throws HandfulException;

    /**
     * As one edit: K random images of each class become the support set, the others the test set. Earlier sides do not
     * count; what is switched off stays so, and a near-duplicate of a support image is on neither side. A locked test
     * set stays as it is: then only the support set is drawn anew, from the images outside it.
     */
    void draw(int shots, long seed) throws HandfulException;

    /** As one edit: takes every image off its side; what is switched off stays off. */
    void clear() throws HandfulException;
}
