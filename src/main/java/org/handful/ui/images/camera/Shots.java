package org.handful.ui.images.camera;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures that are taken in one go. Begun and ended on the FX thread, filled on the camera's. */
final class Shots {
    private final LocalDateTime begun;
    private final Optional<String> intoClass;
    private final boolean square;
    private final long pause;
    private final List<byte[]> pictures = new ArrayList<>();
    private long last;
    private volatile boolean over;

    /** @param pause from one picture to the next, nanoseconds */
    Shots(LocalDateTime begun, Optional<String> intoClass, boolean square, long pause) {
        this.begun = begun;
        this.intoClass = intoClass;
        this.square = square;
        this.pause = pause;
    }

    LocalDateTime begun() {
        return begun;
    }

    Optional<String> intoClass() {
        return intoClass;
    }

    boolean square() {
        return square;
    }

    /** No more than what is there; one, if there is none yet. */
    void end() {
        over = true;
    }

    boolean over() {
        return over;
    }

    /** Whether it is time for the next picture. */
    boolean due(long now) {
        return pictures.isEmpty() || !over && now - last >= pause;
    }

    void add(byte[] picture, long now) {
        // In step with the clock, not with what taking a picture costs.
        last = pictures.isEmpty() || now - last > 2 * pause ? now : last + pause;
        pictures.add(picture);
    }

    /** Image files, in their order. */
    List<byte[]> pictures() {
        return pictures;
    }
}
