package org.handful.ui.common.drop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import org.handful.ui.common.part.PastedImage;

/**
 * What lay on the clipboard or was dragged here, read while it was there. Browsers give an image in any of these ways, and
 * several at once.
 *
 * @param picture makes an image file of pixels that were given; null when none were
 * @param url may be null, and so may the following
 */
public record Dropped(List<Path> files, Callable<byte[]> picture, String url, String html, String text) {
    private static final Pattern IMG = Pattern.compile(
            "<img\\b[^>]*?\\ssrc\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("(?:https?|data|file|blob):\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern REMOTE = Pattern.compile("(?:https?|blob|ftp):.+", Pattern.CASE_INSENSITIVE);
    /** What some systems make of a dragged link. */
    private static final Pattern LINK = Pattern.compile(".*\\.(?:url|webloc|desktop|x?html?)", Pattern.CASE_INSENSITIVE);
    private static final String MADE = ".png";

    public Dropped {
        files = List.copyOf(files);
    }

    /** Whether it is worth a try; cheap enough for every move of a pointer. FX thread. */
    public static boolean in(Clipboard board) {
        return board.hasFiles() || board.hasImage() || board.hasUrl() || board.hasHtml();
    }

    /** FX thread, as long as it is there. */
    public static Dropped of(Clipboard board) {
        List<Path> files = board.hasFiles() ? board.getFiles().stream().map(File::toPath).toList() : List.of();
        Image image = files.stream().allMatch(Dropped::link) && board.hasImage() ? board.getImage() : null;
        return new Dropped(files, image == null || image.getWidth() < 1 ? null : () -> PastedImage.png(image),
                board.hasUrl() ? board.getUrl() : null, board.hasHtml() ? board.getHtml() : null,
                board.hasString() ? board.getString() : null);
    }

    /** False when there is certainly nothing, so that a key can mean something else. */
    public boolean worthATry() {
        return !files.isEmpty() || picture != null || !addresses().isEmpty();
    }

    /** The best of it: a file, else pixels, else an image that is written out in an address. Reads the disk. */
    Found found() {
        List<Path> there = files.stream().filter(f -> !link(f) && Files.exists(f)).toList();
        if (!there.isEmpty()) {
            return new Found.Files(there);
        }
        List<String> addresses = addresses();
        if (picture != null) {
            return new Found.Picture(addresses.stream().map(ImageNames::ofAddress).flatMap(Optional::stream).findFirst()
                    .orElse(null), MADE, picture);
        }
        for (String address : addresses) {
            Optional<Found> local = DataAddress.picture(address).or(() -> file(address));
            if (local.isPresent()) {
                return local.get();
            }
        }
        return addresses.stream().filter(a -> REMOTE.matcher(a).matches()).findFirst().<Found>map(Found.Remote::new)
                // Files that are gone are told as such.
                .orElse(files.isEmpty() ? new Found.Nothing() : new Found.Files(files));
    }

    private static boolean link(Path file) {
        return LINK.matcher(file.toString()).matches();
    }

    /** The image before the page that it links to. */
    private List<String> addresses() {
        return Stream.of(image(html), line(url), line(text)).flatMap(Optional::stream).toList();
    }

    private static Optional<String> image(String html) {
        if (html == null) {
            return Optional.empty();
        }
        Matcher img = IMG.matcher(html);
        if (!img.find()) {
            return Optional.empty();
        }
        String src = Stream.of(img.group(1), img.group(2), img.group(3)).filter(g -> g != null).findFirst().orElse("")
                .replace("&amp;", "&").strip();
        return Optional.of(src.startsWith("//") ? "https:" + src : src).filter(s -> ADDRESS.matcher(s).matches());
    }

    private static Optional<String> line(String text) {
        return text == null ? Optional.empty()
                : text.lines().map(String::strip).filter(l -> !l.startsWith("#")).findFirst()
                        .filter(l -> ADDRESS.matcher(l).matches());
    }

    private static Optional<Found> file(String address) {
        if (!address.toLowerCase(Locale.ROOT).startsWith("file:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(java.net.URI.create(address))).filter(Files::exists)
                    .map(path -> new Found.Files(List.of(path)));
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
