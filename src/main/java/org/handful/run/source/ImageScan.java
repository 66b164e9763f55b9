package org.handful.run.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.handful.error.InputException;

/**
 * Dropped folders, ZIP archives of folders and files to candidates with names and classes. The same rules serve the window and the command line:
 *
 * <ul>
 *   <li>below a folder the first level is the class, deeper levels stay in the name;
 *   <li>a folder that holds images itself and was given together with others is a class of its own;
 *   <li>an archive is read as the folder that it was made of;
 *   <li>images that lie directly in the only folder, and single files, have no class.
 * </ul>
 */
public final class ImageScan {
    private static final Pattern IMAGE_NAME =
            Pattern.compile(".*\\.(jpe?g|jpe|jfif|png|gif|bmp|webp|tiff?)", Pattern.CASE_INSENSITIVE);

    private ImageScan() {}

    /**
     * @throws InputException when a source does not exist, an archive is refused, or there is no file in any of them
     */
    public static Scan of(List<Path> sources) throws InputException {
        return of(sources, ZipLimits.DEFAULT);
    }

    static Scan of(List<Path> sources, ZipLimits limits) throws InputException {
        Set<Path> distinct = new LinkedHashSet<>();
        for (Path source : sources) {
            Path path = source.toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw new InputException(InputException.Problem.GONE, source);
            }
            distinct.add(path);
        }
        List<ZipWalk> archives = new ArrayList<>();
        try {
            return of(sources, distinct, limits, archives);
        } catch (InputException | RuntimeException e) {
            archives.forEach(ZipWalk::close);
            throw e;
        }
    }

    private static Scan of(List<Path> given, Set<Path> sources, ZipLimits limits, List<ZipWalk> archives)
            throws InputException {
        List<List<Candidate>> found = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        List<SkippedFile> skipped = new ArrayList<>();
        Set<Origin> seen = new HashSet<>();
        for (Path source : sources) {
            List<Candidate> ofSource = new ArrayList<>();
            Listing listing = listing(source, limits, archives);
            skipped.addAll(listing.skipped());
            boolean isFile = Files.isRegularFile(source) && !ZipWalk.isArchive(source);
            boolean isClass = !isFile && sources.size() > 1 && listing.found().stream().anyMatch(ImageScan::isImageOnTop);
            for (Listing.Found file : listing.found()) {
                if (seen.add(file.origin())) {
                    ofSource.add(isClass ? ofClass(listing.name(), file) : below(file));
                }
            }
            found.add(ofSource);
            prefixes.add(listing.name());
        }
        List<Candidate> all = new ArrayList<>(distinctNames(found, prefixes));
        if (all.isEmpty()) {
            throw new InputException(InputException.Problem.NOTHING_FOUND,
                    String.join(", ", given.stream().map(Path::toString).toList()));
        }
        all.sort(Comparator.comparing(Candidate::name));
        return new Scan(all, skipped, sources.size() == 1 && archives.size() == 1
                ? archives.getFirst().tables() : Map.of(), archives);
    }

    private static Listing listing(Path source, ZipLimits limits, List<ZipWalk> archives) throws InputException {
        if (Files.isDirectory(source)) {
            return new FolderWalk(source).listing();
        } else if (ZipWalk.isArchive(source)) {
            archives.add(new ZipWalk(source, limits));
            return archives.getLast().listing();
        }
        Path folder = source.getParent().getFileName();
        return new Listing(folder == null ? "root" : folder.toString(),
                List.of(new Listing.Found(source.getFileName().toString(), new Origin.OfFile(source))), List.of());
    }

    private static boolean isImageOnTop(Listing.Found file) {
        return file.onTop() && IMAGE_NAME.matcher(file.path()).matches();
    }

    private static Candidate ofClass(String className, Listing.Found file) {
        return new Candidate(file.origin(), className + "/" + file.path(), className);
    }

    private static Candidate below(Listing.Found file) {
        int slash = file.path().indexOf('/');
        return new Candidate(file.origin(), file.path(), slash < 0 ? null : file.path().substring(0, slash));
    }

    /** Sources that share a name all get their folder's name in front; equal folder names get a number. */
    private static List<Candidate> distinctNames(List<List<Candidate>> found, List<String> prefixes) {
        Map<String, Integer> owners = new HashMap<>();
        Set<Integer> clashing = new HashSet<>();
        for (int s = 0; s < found.size(); s++) {
            for (Candidate c : found.get(s)) {
                // Upper and lower case are one on some systems: a project must open on all of them.
                Integer other = owners.putIfAbsent(c.name().toLowerCase(Locale.ROOT), s);
                if (other != null && other != s) {
                    clashing.add(other);
                    clashing.add(s);
                }
            }
        }
        List<Candidate> out = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int s = 0; s < found.size(); s++) {
            if (!clashing.contains(s)) {
                found.get(s).forEach(c -> taken.add(c.name()));
                out.addAll(found.get(s));
            }
        }
        for (int s = 0; s < found.size(); s++) {
            if (clashing.contains(s)) {
                List<Candidate> renamed = prefixed(found.get(s), prefixes.get(s), taken);
                renamed.forEach(c -> taken.add(c.name()));
                out.addAll(renamed);
            }
        }
        return out;
    }

    private static List<Candidate> prefixed(List<Candidate> candidates, String prefix, Set<String> taken) {
        for (int number = 1; ; number++) {
            String before = number == 1 ? prefix + "/" : prefix + "-" + number + "/";
            if (candidates.stream().noneMatch(c -> taken.contains(before + c.name()))) {
                return candidates.stream().map(c -> new Candidate(c.origin(), before + c.name(), c.className())).toList();
            }
        }
    }
}
