package org.handful.run.source;

import org.handful.error.HandfulException;

/** Takes images over from an import, one at a time, in the order of the candidates, on the importing thread. */
@FunctionalInterface
public interface ImageSink {
    /** @throws HandfulException ends the import, for instance when the disk is full */
    void accept(ImportedImage image) throws HandfulException;
}
