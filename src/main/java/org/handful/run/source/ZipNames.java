package org.handful.run.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Names of entries: what they are called, and which must not be followed. */
final class ZipNames {
    private ZipNames() {}

    /**
     * With forward slashes. Where the archive does not say how the name is written: UTF-8 if it can be that, else what
     * the library made of it by code page 437, as the format has it. No name is lost, though it may look odd.
     */
    static String of(ZipArchiveEntry entry) {
        String name = entry.getName();
        if (entry.getNameSource() == ZipArchiveEntry.NameSource.NAME && entry.getRawName() != null) {
            name = utf8(entry.getRawName()).orElse(name);
        }
        return name.replace('\\', '/');
    }

    /** True for a name that leads out of the folder: absolute, with a drive, or upwards. */
    static boolean leadsOut(String name) {
        return name.startsWith("/") || name.matches("[A-Za-z]:.*") || name.indexOf('\0') >= 0
                || List.of(name.split("/")).contains("..");
    }

    /** Names with a leading dot, and what the archiver of macOS adds. */
    static boolean hidden(String name) {
        for (String part : name.split("/")) {
            if (part.startsWith(".") && !part.equals(".") || part.equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    static boolean archive(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(zip|7z|rar|tar|t?gz|tgz|bz2|xz|zst|jar)");
    }

    /** Without empty parts and dots. */
    static String plain(String name) {
        return String.join("/", List.of(name.split("/")).stream().filter(p -> !p.isEmpty() && !p.equals(".")).toList());
    }

    private static Optional<String> utf8(byte[] raw) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
