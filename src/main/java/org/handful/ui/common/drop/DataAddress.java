package org.handful.ui.common.drop;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address that is itself the image: {@code data:image/png;base64,...}. */
final class DataAddress {
    private static final Pattern IMAGE = Pattern.compile("data:image/([a-z0-9.+-]+)((?:;[^,;]*)*),",
            Pattern.CASE_INSENSITIVE);

    private DataAddress() {}

    /** Empty when it is something else, or cannot be read. */
    static Optional<Found> picture(String address) {
        Matcher head = IMAGE.matcher(address);
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        String data = address.substring(head.end());
        byte[] bytes;
        try {
            byte[] plain = percents(data);
            bytes = head.group(2).toLowerCase(Locale.ROOT).contains(";base64")
                    ? Base64.getMimeDecoder().decode(plain) : plain;
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new Found.Picture(null, ending(head.group(1).toLowerCase(Locale.ROOT)), () -> bytes));
    }

    private static String ending(String type) {
        return switch (type) {
            case "jpeg", "pjpeg" -> ".jpg";
            case "svg+xml" -> ".svg";
            default -> "." + type.replaceAll("[^a-z0-9]", "");
        };
    }

    private static byte[] percents(String data) {
        byte[] in = data.getBytes(StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.write(in[i]);
            } else if (i + 2 < in.length) {
                out.write(Integer.parseInt(new String(in, i + 1, 2, StandardCharsets.ISO_8859_1), 16));
                i += 2;
            } else {
                throw new IllegalArgumentException("cut off");
            }
        }
        return out.toByteArray();
    }
}
