package org.handful.run.camera;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** What pictures of a camera are called, and by that, how they are known again. */
public final class Burst {
    private static final DateTimeFormatter BEGUN = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);
    private static final Pattern NAME =
            Pattern.compile("camera-\\d{4}-\\d{2}-\\d{2}-\\d{6}-\\d{2,}( \\(\\d+\\)|-\\d+)?\\.jpg");

    private Burst() {}

    /** @param number of the picture, from 1 */
    public static String name(LocalDateTime begun, int number) {
        return String.format(Locale.ROOT, "camera-%s-%02d.jpg", BEGUN.format(begun), number);
    }

    /** Whether an image was taken in Handful. */
    public static boolean took(String image) {
        return NAME.matcher(image).matches();
    }
}
