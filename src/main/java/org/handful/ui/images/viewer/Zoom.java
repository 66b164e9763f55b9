package org.handful.ui.images.viewer;

/**
 * How an image lies in the room it is shown in. Immutable.
 *
 * @param scale screen pixels per pixel of the image
 * @param x of the image's left edge in the room
 * @param y of its upper edge
 */
record Zoom(double scale, double x, double y) {
    static final double STEP = 1.25;

    private static final double MOST = 16;
    /** An image smaller than the room is fitted, but never blown up beyond this. */
    private static final double MOST_FITTED = 3;

    /** What is shown in what. */
    record Room(double width, double height, double imageWidth, double imageHeight) {
        boolean empty() {
            return width <= 0 || height <= 0 || imageWidth <= 0 || imageHeight <= 0;
        }

        double fitting() {
            return Math.min(MOST_FITTED, Math.min(width / imageWidth, height / imageHeight));
        }
    }

    /** All of it, in the middle. */
    static Zoom fit(Room room) {
        return new Zoom(room.fitting(), 0, 0).kept(room);
    }

    /** Another scale about a point of the room that stays where it is. */
    Zoom to(double wanted, double atX, double atY, Room room) {
        double next = Math.clamp(wanted, room.fitting(), Math.max(MOST, room.fitting()));
        double factor = next / scale;
        return new Zoom(next, atX - (atX - x) * factor, atY - (atY - y) * factor).kept(room);
    }

    Zoom moved(double byX, double byY, Room room) {
        return new Zoom(scale, x + byX, y + byY).kept(room);
    }

    boolean enlarged(Room room) {
        return scale > room.fitting() * 1.001;
    }

    /** Without a gap beside the image where it is larger than the room, in the middle where it is smaller. */
    private Zoom kept(Room room) {
        return new Zoom(scale, kept(x, room.width(), room.imageWidth() * scale),
                kept(y, room.height(), room.imageHeight() * scale));
    }

    private static double kept(double at, double room, double image) {
        return image <= room ? (room - image) / 2 : Math.clamp(at, room - image, 0);
    }
}
