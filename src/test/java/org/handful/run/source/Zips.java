package org.handful.run.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives for tests: those that people make, and those that are made to harm. */
public final class Zips {
    private Zips() {}

    /** What goes into an archive. */
    public interface Content {
        void put(ZipArchiveOutputStream zip) throws IOException;
    }

    public static Path write(Path file, Content... contents) throws IOException {
        return write(file, "UTF-8", contents);
    }

    /** @param encoding of the names, which the archive does not tell unless it is UTF-8 */
    public static Path write(Path file, String encoding, Content... contents) throws IOException {
        try (var zip = new ZipArchiveOutputStream(file)) {
            zip.setEncoding(encoding);
            zip.setUseLanguageEncodingFlag(encoding.equals("UTF-8"));
            for (Content content : contents) {
                content.put(zip);
            }
        }
        return file;
    }

    public static Content entry(String name, byte[] bytes) {
        return zip -> {
            zip.putArchiveEntry(new ZipArchiveEntry(name));
            zip.write(bytes);
            zip.closeArchiveEntry();
        };
    }

    /** A file of zeros, which is packed about a thousandfold. */
    static Content zeros(String name, long size) {
        return zip -> {
            zip.putArchiveEntry(new ZipArchiveEntry(name));
            byte[] block = new byte[1 << 16];
            for (long left = size; left > 0; left -= block.length) {
                zip.write(block, 0, (int) Math.min(block.length, left));
            }
            zip.closeArchiveEntry();
        };
    }

    static Content link(String name, String target) {
        return zip -> {
            var entry = new ZipArchiveEntry(name);
            entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
            zip.putArchiveEntry(entry);
            zip.write(target.getBytes());
            zip.closeArchiveEntry();
        };
    }

    /** The files below a folder, under one common folder, as a person's archiver packs them. */
    public static Path folder(Path file, Path folder, String top) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); var zip = new ZipOutputStream(out);
                var all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(top + folder.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, zip);
                zip.closeEntry();
            }
        }
        return file;
    }
}
