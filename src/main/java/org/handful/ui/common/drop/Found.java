package org.handful.ui.common.drop;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** What there is to take of what was dropped or pasted. */
sealed interface Found {
    record Files(List<Path> paths) implements Found {}

    /**
     * @param name of a file, without its ending; null when nothing says one
     * @param ending with its dot
     * @param bytes of an image file; takes a moment
     */
    record Picture(String name, String ending, Callable<byte[]> bytes) implements Found {}

    /** Only the address of an image that would have to be fetched. */
    record Remote(String address) implements Found {}

    record Nothing() implements Found {}
}
