package org.handful.run.auxiliary;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.image.ContentHash;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.NearDuplicates;
import org.handful.image.PerceptualHash;
import org.handful.math.SeededRandom;
import org.handful.method.Extras.AuxiliaryImages;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.LabelledPixels;
import org.handful.model.ProgressListener;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.fitted.PixelLoader;
import org.handful.run.source.Candidate;
import org.handful.run.source.ImageScan;
import org.handful.run.source.Scan;

/**
 * Folders of other labelled images, to learn from beside those of a project. Of a large folder a part is taken, of each
 * class as many as of the others as far as there are. What shows an image of the project is left out: it may be one that
 * is tested.
 *
 * @param notes hear in words what was taken and what was left out
 */
public record AuxiliaryFolders(ImageFeed feed, Dataset project, long seed, Consumer<String> notes) {
    /** All lie prepared in memory: 300 MB at 224 pixels. */
    private static final int MOST = 500;
    private static final int NAMED = 5;
    /** A folder counts as so much, however many images are taken of it: how many that are is seen only when it is read. */
    private static final int EACH = 1000;

    /** How many images at most are taken of these; a folder that cannot be read counts as none. */
    public static int images(List<Path> folders) {
        int out = 0;
        for (Path folder : folders) {
            try (Scan scan = ImageScan.of(List.of(folder))) {
                out += Math.min(MOST, scan.candidates().size());
            } catch (InputException e) {
                // Whoever learns from it will meet the reason, and tell it.
                continue;
            }
        }
        return out;
    }

    /** What decides about the content of folders, cheaply: names, and when each file was written. */
    public static List<String> fingerprint(List<Path> folders) throws InputException {
        List<String> out = new ArrayList<>();
        for (Path folder : folders) {
            try (Scan scan = ImageScan.of(List.of(folder))) {
                scan.candidates().forEach(c -> out.add(c.name() + " " + c.origin().written()));
            }
        }
        return out;
    }

    /**
     * @param progress hears of it on the calling thread, in shares of the work
     * @return none after a stop
     * @throws InputException for a folder that does not exist, or without images of two classes
     */
    public List<AuxiliaryImages> read(List<Path> folders, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        List<AuxiliaryImages> out = new ArrayList<>();
        for (Path folder : folders) {
            if (cancel.stopRequested()) {
                // Nothing will be learned of them.
                return List.of();
            }
            try (Scan scan = ImageScan.of(List.of(folder))) {
                long before = (long) EACH * out.size();
                // Each image is read and compared first, and prepared for the network then.
                read(folder, scan, cancel,
                        (done, all) -> progress.update(before + EACH * done / all, (long) EACH * folders.size()))
                        .ifPresent(out::add);
            }
        }
        return out;
    }

    /** @return empty after a stop */
    private Optional<AuxiliaryImages> read(Path folder, Scan scan, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        long half = Math.clamp(scan.candidates().size(), 1, MOST);
        long looked = 0;
        List<Taken> taken = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        int ofProject = 0;
        for (Candidate c : inTurn(scan.candidates(), SeededRandom.of(seed, "auxiliary " + folder.getFileName()))) {
            cancel.throwIfCancelled();
            if (cancel.stopRequested()) {
                return Optional.empty();
            }
            progress.update(Math.min(looked++, half), 2 * half);
            if (taken.size() == MOST) {
                break;
            }
            try {
                byte[] bytes = c.origin().read();
                if (isOfProject(bytes, c.name())) {
                    ofProject++;
                } else {
                    taken.add(new Taken(c.name(), c.className(), bytes));
                }
            } catch (IOException | InputException e) {
                unused.add(c.name());
            }
        }
        scan.candidates().stream().filter(c -> c.className() == null).forEach(c -> unused.add(c.name()));
        List<String> classes = taken.stream().map(Taken::className).distinct().sorted().toList();
        if (classes.size() < 2) {
            throw new InputException(InputException.Problem.BAD_SETTING, "auxiliaryFolders", folder,
                    ofProject == 0 ? Because.of("because.setting.classes")
                            : Because.of("because.setting.classes.left", ofProject, scan.candidates().size()));
        }
        int[] labels = taken.stream().mapToInt(t -> classes.indexOf(t.className)).toArray();
        notes.accept(MessageFormat.format(ResourceBundle.getBundle("i18n.run").getString("run.note.auxiliaryFolder"),
                folder, taken.size(), scan.candidates().size(), classes.size(), ofProject, unused.size(),
                String.join(", ", unused.subList(0, Math.min(NAMED, unused.size())))));
        return Optional.of(new AuxiliaryImages(String.valueOf(folder.getFileName()),
                new LabelledPixels(feed.pixelsOf(taken, cancel,
                        (done, all) -> progress.update(half + half * done / all, 2 * half)), labels, classes.size())));
    }

    private boolean isOfProject(byte[] bytes, String name) throws InputException {
        String sha256 = ContentHash.sha256(bytes);
        long look = PerceptualHash.of(ImageDecoder.decode(bytes, name, DecodeLimits.DEFAULT));
        return project.samples().stream().anyMatch(s -> s.image().sha256().equals(sha256)
                || PerceptualHash.distance(s.image().perceptualHash(), look) <= NearDuplicates.DEFAULT_DISTANCE);
    }

    /** First one image of each class, then a second one of each, and so on, in random order within a class. */
    private static List<Candidate> inTurn(List<Candidate> candidates, Random random) {
        Map<String, List<Candidate>> classes = new TreeMap<>();
        for (int i : SeededRandom.permutation(candidates.size(), random)) {
            Candidate c = candidates.get(i);
            if (c.className() != null) {
                classes.computeIfAbsent(c.className(), _ -> new ArrayList<>()).add(c);
            }
        }
        int longest = classes.values().stream().mapToInt(List::size).max().orElse(0);
        List<Candidate> out = new ArrayList<>();
        for (int turn = 0; turn < longest; turn++) {
            for (List<Candidate> some : classes.values()) {
                if (turn < some.size()) {
                    out.add(some.get(turn));
                }
            }
        }
        return out;
    }

    private record Taken(String name, String className, byte[] bytes) implements PixelLoader.Source {}
}
