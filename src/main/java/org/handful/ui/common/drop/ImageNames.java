package org.handful.ui.common.drop;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Names for images that have an address and no file. */
final class ImageNames {
    private static final int LONGEST = 80;

    private ImageNames() {}

    /** The last part of the path, without its ending and what no file name may have. */
    static Optional<String> ofAddress(String address) {
        if (!address.toLowerCase(Locale.ROOT).matches("(?s)(https?|file):.*")) {
            return Optional.empty();
        }
        String path = address.replaceFirst("^[a-zA-Z]+:/*[^/]*", "").replaceFirst("[?#].*$", "");
        String last = decoded(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                .replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        String name = last.length() > LONGEST ? last.substring(0, LONGEST).strip() : last;
        return Optional.of(name).filter(n -> !n.isEmpty() && !n.startsWith("."));
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
