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
 * Dropped folders and files to candidates with names and classes. The same rules serve the window and the command line:
 *
 * <ul>
 *   <li>below a folder the first level is the class, deeper levels stay in the name;
 *   <li>a folder that holds images itself and was given together with others is a class of its own;
 *   <li>images that lie directly in the only folder, and single files, have no class.
 * </ul>
 */
public final class ImageScan {
    private static final Pattern IMAGE_NAME =
            Pattern.compile(".*\\.(jpe?g|jpe|jfif|png|gif|bmp|webp|tiff?)", Pattern.CASE_INSENSITIVE);

    private ImageScan() {}

    /** @throws InputException when a source does not exist, or there is no file in any of them */
    public static Scan of(List<Path> sources) throws InputException {
        Set<Path> distinct = new LinkedHashSet<>();
        for (Path source : sources) {
            Path path = source.toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw new InputException(InputException.Problem.NOTHING_FOUND, source);
            }
            distinct.add(path);
        }
        List<List<Candidate>> found = new ArrayList<>();
        List<Path> roots = new ArrayList<>();
        List<SkippedFile> skipped = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path source : distinct) {
            List<Candidate> ofSource = new ArrayList<>();
            if (Files.isDirectory(source)) {
                var walk = new FolderWalk(source);
                skipped.addAll(walk.skipped());
                boolean isClass = distinct.size() > 1 && walk.files().stream().anyMatch(f -> isImageIn(source, f));
                for (Path file : walk.files()) {
                    if (seen.add(file)) {
                        ofSource.add(isClass ? ofClass(source, file) : below(source, file));
                    }
                }
            } else if (seen.add(source)) {
                ofSource.add(new Candidate(source, source.getFileName().toString(), null));
            }
            found.add(ofSource);
            roots.add(source);
        }
        List<Candidate> all = new ArrayList<>(distinctNames(found, roots));
        if (all.isEmpty()) {
            throw new InputException(InputException.Problem.NOTHING_FOUND,
                    String.join(", ", sources.stream().map(Path::toString).toList()));
        }
        all.sort(Comparator.comparing(Candidate::name));
        return new Scan(all, skipped);
    }

    private static boolean isImageIn(Path folder, Path file) {
        return file.getParent().equals(folder) && IMAGE_NAME.matcher(file.getFileName().toString()).matches();
    }

    private static Candidate ofClass(Path folder, Path file) {
        String className = String.valueOf(folder.getFileName());
        return new Candidate(file, className + "/" + FolderWalk.relative(folder, file), className);
    }

    private static Candidate below(Path folder, Path file) {
        String name = FolderWalk.relative(folder, file);
        int slash = name.indexOf('/');
        return new Candidate(file, name, slash < 0 ? null : name.substring(0, slash));
    }

    /** Sources that share a name all get their folder's name in front; equal folder names get a number. */
    private static List<Candidate> distinctNames(List<List<Candidate>> found, List<Path> roots) {
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
                List<Candidate> renamed = prefixed(found.get(s), roots.get(s), taken);
                renamed.forEach(c -> taken.add(c.name()));
                out.addAll(renamed);
            }
        }
        return out;
    }

    private static List<Candidate> prefixed(List<Candidate> candidates, Path root, Set<String> taken) {
        Path folder = Files.isDirectory(root) ? root.getFileName() : root.getParent().getFileName();
        String prefix = folder == null ? "root" : folder.toString();
        for (int number = 1; ; number++) {
            String before = number == 1 ? prefix + "/" : prefix + "-" + number + "/";
            if (candidates.stream().noneMatch(c -> taken.contains(before + c.name()))) {
                return candidates.stream().map(c -> new Candidate(c.file(), before + c.name(), c.className())).toList();
            }
        }
    }
}
