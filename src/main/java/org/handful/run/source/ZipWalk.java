package org.handful.run.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.handful.error.InputException;

/**
 * A ZIP archive as if it were the folder that it was made of. Entries are read one by one and never unpacked to the
 * disk. An archive that is larger than the limits or that points out of itself is refused as a whole, before anything
 * is read from it. Reading is thread-safe.
 */
final class ZipWalk implements Closeable {
    private static final long TABLE_BYTES = 64L << 20;

    private final Path file;
    private final ZipLimits limits;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private final List<SkippedFile> skipped = new ArrayList<>();

    ZipWalk(Path file, ZipLimits limits) throws InputException {
        this.file = file;
        this.limits = limits;
        try {
            zip = ZipFile.builder().setPath(file).setCharset(Charset.forName("IBM437")).get();
        } catch (IOException | RuntimeException e) {
            throw refused(e, Reasons.of("zip.damaged"));
        }
        try {
            list();
        } catch (InputException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** By name: what it holds is looked at when it is opened. */
    static boolean isArchive(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    Listing listing() {
        String name = file.getFileName().toString();
        List<Listing.Found> found = new ArrayList<>();
        entries.forEach((path, entry) -> {
            if (!Listing.accompanies(path)) {
                found.add(new Listing.Found(path, new Unpacked(file, path, entry)));
            }
        });
        found.sort(Comparator.comparing(Listing.Found::path));
        return new Listing(name.substring(0, name.length() - ".zip".length()), found, skipped);
    }

    /** The files beside the class folders that are tables. */
    Map<String, byte[]> tables() throws InputException {
        Map<String, byte[]> tables = new HashMap<>();
        for (Map.Entry<String, ZipArchiveEntry> e : entries.entrySet()) {
            String name = e.getKey().toLowerCase(Locale.ROOT);
            if (Listing.accompanies(name) && name.endsWith(".csv") && e.getValue().getSize() <= TABLE_BYTES) {
                try {
                    tables.put(name, bytes(e.getValue()));
                } catch (IOException failed) {
                    throw refused(failed, Reasons.of(failed));
                }
            }
        }
        return tables;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("closing what was only read", e);
        }
    }

    private void list() throws InputException {
        List<ZipArchiveEntry> all = java.util.Collections.list(zip.getEntries());
        if (all.size() > limits.entries()) {
            throw refused(null, Reasons.of("zip.count", all.size(), limits.entries()));
        }
        long total = 0;
        long packed = 0;
        for (ZipArchiveEntry entry : all) {
            require(entry);
            total += entry.getSize();
            packed += entry.getCompressedSize();
        }
        // Entries that share their bytes make an archive small as a whole though each looks harmless.
        long room = Math.min(packed, file.toFile().length());
        if (total > limits.total()) {
            throw refused(null, Reasons.of("zip.total", size(total), size(limits.total())));
        } else if (total > ZipLimits.SMALL && total / Math.max(1, room) > limits.ratio()) {
            throw refused(null, Reasons.of("zip.ratio.all", total / Math.max(1, room), limits.ratio()));
        }
        Map<String, ZipArchiveEntry> files = new LinkedHashMap<>();
        for (ZipArchiveEntry entry : all) {
            String name = ZipNames.plain(ZipNames.of(entry));
            if (entry.isDirectory() || ZipNames.of(entry).endsWith("/") || ZipNames.hidden(name)) {
                continue;
            }
            String problem = problem(entry, name);
            if (problem == null && files.putIfAbsent(name, entry) != null) {
                problem = Reasons.of("zip.twice");
            }
            if (problem != null) {
                skipped.add(new SkippedFile(name, problem));
            }
        }
        int top = commonTop(files.keySet().stream().toList());
        files.forEach((name, entry) -> entries.put(name.substring(top), entry));
    }

    private void require(ZipArchiveEntry entry) throws InputException {
        String name = ZipNames.of(entry);
        long size = Math.max(0, entry.getSize());
        long ratio = size / Math.max(1, entry.getCompressedSize());
        if (ZipNames.leadsOut(name)) {
            throw refused(null, Reasons.of("zip.outside", name));
        } else if (entry.isUnixSymlink()) {
            throw refused(null, Reasons.of("zip.link", name));
        } else if (size > limits.entry()) {
            throw refused(null, Reasons.of("zip.entry", name, size(size), size(limits.entry())));
        } else if (size > ZipLimits.SMALL && ratio > limits.ratio()) {
            throw refused(null, Reasons.of("zip.ratio", name, ratio, limits.ratio()));
        }
    }

    private String problem(ZipArchiveEntry entry, String name) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Reasons.of("zip.locked");
        } else if (ZipNames.archive(name)) {
            return Reasons.of("zip.nested");
        }
        return zip.canReadEntryData(entry) ? null : Reasons.of("zip.method");
    }

    /** Length of the folder that everything lies in, if there are folders below it: it is then not a class. */
    private static int commonTop(List<String> names) {
        int slash = names.isEmpty() ? -1 : names.getFirst().indexOf('/');
        if (slash < 0) {
            return 0;
        }
        String top = names.getFirst().substring(0, slash + 1);
        boolean all = names.stream().allMatch(n -> n.startsWith(top));
        boolean deeper = names.stream().anyMatch(n -> n.indexOf('/', top.length()) > 0
                || n.toLowerCase(Locale.ROOT).endsWith(".csv"));
        return all && deeper ? top.length() : 0;
    }

    /** Never more than the list of contents says: what grows beyond it is a trick. */
    private byte[] bytes(ZipArchiveEntry entry) throws IOException {
        long size = Math.max(0, entry.getSize());
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) Math.min(size, Integer.MAX_VALUE - 16));
            if (in.read() >= 0) {
                throw new IOException(Reasons.of("zip.larger"));
            }
            return bytes;
        }
    }

    private InputException refused(Throwable cause, String reason) {
        return new InputException(InputException.Problem.ARCHIVE_REFUSED, cause, file.getFileName(), reason);
    }

    private static String size(long bytes) {
        return String.format(Locale.getDefault(), bytes < 100_000_000 ? "%.1f MB" : "%.0f MB", bytes / 1e6);
    }

    /** One entry. Equal when it is the same place of the same archive. */
    private final class Unpacked implements Origin {
        private final ZipArchiveEntry entry;
        private final String place;

        private Unpacked(Path archive, String path, ZipArchiveEntry entry) {
            this.place = archive + "!" + path;
            this.entry = entry;
        }

        @Override
        public byte[] read() throws IOException {
            try {
                return bytes(entry);
            } catch (RuntimeException e) {
                throw new IOException(Reasons.of("reason.damaged"), e);
            }
        }

        @Override
        public Optional<Instant> written() {
            return Optional.ofNullable(entry.getLastModifiedTime()).map(java.nio.file.attribute.FileTime::toInstant);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Unpacked u && u.place.equals(place);
        }

        @Override
        public int hashCode() {
            return place.hashCode();
        }
    }
}
