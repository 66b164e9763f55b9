package org.handful.run.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.image.NearDuplicates;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.GivenEmbeddings;
import org.handful.run.local.intake.MeasureBook;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.run.result.Skipped;
import org.handful.run.source.Candidate;
import org.handful.run.source.ImageScan;
import org.handful.run.source.ImportResult;
import org.handful.run.source.ImportedImage;
import org.handful.run.source.Importer;
import org.handful.run.source.Origin;
import org.handful.run.source.Scan;
import org.handful.run.work.JobGroup;
import org.handful.run.work.Pace;
import org.handful.store.ImageImporting;
import org.handful.store.ProjectFile;
import org.handful.store.record.AddedImages;
import org.handful.store.record.NewImage;

/**
 * One import: from paths to stored images, in batches that are durable before they are shown, and one step of the
 * history.
 */
final class ImportWork {
    /** Few enough that images appear while they are read, many enough that the disk is not asked for each. */
    private static final int BATCH = 24;
    /** A look at the whole project costs more the larger it is: not one for every batch. */
    private static final long QUIET_NANOS = 500_000_000;

    private final ProjectFile file;
    private final JobGroup jobs;
    private final ImportOptions options;
    private final MeasureBook measures;
    private final Runnable changed;
    private final List<NewImage> waiting = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    /** What is told of images that are there, by name: not their bytes, which are many. */
    private final Map<String, TableAnnotations.Known> met = new HashMap<>();
    private int already;
    private boolean unseen;
    private long seen = System.nanoTime() - QUIET_NANOS;

    /** @param changed called while batches are stored, now and then, and at the end */
    ImportWork(ProjectFile file, JobGroup jobs, ImportOptions options, MeasureBook measures, Runnable changed) {
        this.file = file;
        this.jobs = jobs;
        this.options = options;
        this.measures = measures;
        this.changed = changed;
    }

    ImportReport perform(List<Path> sources, Job<?> job) throws HandfulException {
        Set<String> before = digests(file.dataset());
        try (Scan scan = ImageScan.of(sources)) {
            return perform(scan, TableAnnotations.read(options, scan, sources.getFirst()), before, job);
        }
    }

    /** Pictures that are in memory. */
    ImportReport take(List<ImageInput> pictures, Job<?> job) throws HandfulException {
        Instant now = Instant.now();
        List<Candidate> candidates = new ArrayList<>();
        for (ImageInput picture : pictures) {
            candidates.add(new Candidate(new Origin.OfBytes(picture.bytes(), now), picture.name(), null));
        }
        try (Scan scan = new Scan(candidates, List.of(), Map.of(), List.of())) {
            return perform(scan, TableAnnotations.read(ImportOptions.DEFAULT, scan, null), digests(file.dataset()), job);
        }
    }

    private ImportReport perform(Scan scan, TableAnnotations annotations, Set<String> before, Job<?> job)
            throws HandfulException {
        if (GivenEmbeddings.of(file).isPresent()) {
            if (!before.isEmpty()) {
                throw new InputException(InputException.Problem.APART, scan.candidates().getFirst().name());
            }
            GivenEmbeddings.forget(file);
        }
        ImageImporting importing = file.startImport();
        ImportResult result;
        try {
            result = new Importer(jobs.decoding()).run(
                    annotations.chosen(), image -> take(importing, image, annotations), new Pace(job, Stage.READING),
                    job.token());
            store(importing);
        } finally {
            show();
        }
        List<Skipped> skipped = new ArrayList<>();
        scan.skipped().forEach(s -> skipped.add(new Skipped(s.file(), s.reason())));
        result.skipped().forEach(s -> skipped.add(new Skipped(s.file(), s.reason())));
        return report(before, skipped, annotations, result.cancelled());
    }

    private void take(ImageImporting importing, ImportedImage image, TableAnnotations annotations)
            throws HandfulException {
        Optional<Path> link = options.link() ? image.origin().file().filter(ImportWork::hasWrittenName) : Optional.empty();
        NewImage.Source source = link.isPresent()
                ? new NewImage.Source.Linked(link.get())
                : new NewImage.Source.Stored(image.bytes());
        TableAnnotations.Known known = annotations.of(image.name(), image.className());
        String className = known.className() != null ? known.className() : options.intoClass().orElse(null);
        waiting.add(new NewImage(
                image.ref(), source, image.thumbnail(), className, known.attributes(),
                options.aside() ? SplitRole.OFF : known.role(),
                new NewImage.Facts(image.dated(), MeasureBook.written(image.measures()))));
        measures.add(image.sha256(), image.measures());
        if (waiting.size() >= BATCH) {
            store(importing);
        }
    }

    /** A name with bytes that are no text here cannot be kept in words, so nothing could link to it: such a file is copied. */
    private static boolean hasWrittenName(Path file) {
        try {
            return Path.of(file.toString()).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void store(ImageImporting importing) throws HandfulException {
        if (waiting.isEmpty()) {
            return;
        }
        AddedImages outcome = importing.add(waiting);
        Set<String> there = outcome.alreadyThere().stream().map(ImageRef::name).collect(Collectors.toSet());
        waiting.stream().filter(w -> there.contains(w.image().name())).forEach(w -> met.put(w.image().name(),
                new TableAnnotations.Known(w.className(), w.attributes(), w.role())));
        waiting.clear();
        already += outcome.alreadyThere().size();
        outcome.added().forEach(i -> added.add(i.name()));
        unseen = true;
        if (System.nanoTime() - seen > QUIET_NANOS) {
            show();
        }
    }

    private void show() {
        if (unseen) {
            changed.run();
            measures.tell();
            unseen = false;
            seen = System.nanoTime();
        }
    }

    private ImportReport report(
            Set<String> before, List<Skipped> skipped, TableAnnotations annotations, boolean cancelled)
            throws HandfulException {
        Dataset now = file.dataset();
        List<ImageRef> images = now.samples().stream().map(Sample::image).toList();
        int[] groups = NearDuplicates.groups(
                images.stream().mapToLong(ImageRef::perceptualHash).toArray(),
                images.stream().map(ImageRef::sha256).toArray(String[]::new), NearDuplicates.DEFAULT_DISTANCE);
        Map<Integer, Long> sizes = Arrays.stream(groups).boxed()
                .collect(Collectors.groupingBy(g -> g, Collectors.counting()));
        Set<String> fresh = new HashSet<>(added);
        Set<String> seen = new HashSet<>(before);
        int exact = 0;
        int near = 0;
        for (int i = 0; i < images.size(); i++) {
            if (fresh.contains(images.get(i).name())) {
                if (!seen.add(images.get(i).sha256())) {
                    exact++;
                } else if (sizes.get(groups[i]) > 1) {
                    near++;
                }
            }
        }
        return new ImportReport(List.copyOf(added), already, exact, near, skipped, annotations.remarks(), cancelled,
                Optional.empty(), annotations.tables() ? kept(now) : 0);
    }

    /** How many of the images that were there would be told otherwise by what came with them. */
    private int kept(Dataset now) {
        return (int) now.samples().stream().filter(s -> {
            TableAnnotations.Known told = met.get(s.image().name());
            return told != null && (told.className() != null
                    && !(s.labelled() && now.labels().name(s.label()).equals(told.className()))
                    || !s.attributes().entrySet().containsAll(told.attributes().entrySet()));
        }).count();
    }

    private static Set<String> digests(Dataset data) {
        Set<String> out = new HashSet<>();
        data.samples().forEach(s -> out.add(s.image().sha256()));
        return out;
    }
}
