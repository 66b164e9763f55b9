package org.handful.run.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.image.ContentHash;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.SplitRole;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.fitted.GivenEmbeddings;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.local.intake.EmbeddingPicture;
import org.handful.run.result.ImportReport;
import org.handful.run.train.EmbeddingFile;
import org.handful.run.train.TextFile;
import org.handful.run.work.Pace;
import org.handful.store.ImageImporting;
import org.handful.store.ProjectFile;
import org.handful.store.codec.Numbers;
import org.handful.store.record.AddedImages;
import org.handful.store.record.NewImage;

/**
 * Takes embeddings without their images into a project, as if they had been computed there: one entry for each row, its
 * bytes the row itself, its picture a drawing of it. The project has no other images then. Embeddings of the class names
 * may come with them or later.
 */
final class EmbeddingImport {
    private static final String ENDING = ".safetensors";
    private static final int BATCH = 256;

    private final ProjectFile file;
    private final Runnable changed;

    /** @param changed called when a file is in */
    EmbeddingImport(ProjectFile file, Runnable changed) {
        this.file = file;
        this.changed = changed;
    }

    static boolean suits(List<Path> sources) {
        return sources.stream().anyMatch(EmbeddingImport::isEmbeddings);
    }

    private static boolean isEmbeddings(Path source) {
        return String.valueOf(source.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** All files are read before anything is stored, so that a wrong one leaves the project as it was. */
    ImportReport perform(List<Path> sources, Job<?> job) throws HandfulException {
        Optional<Path> other = sources.stream().filter(s -> !isEmbeddings(s)).findFirst();
        if (other.isPresent()) {
            throw new InputException(Problem.APART, other.get());
        }
        Optional<GivenEmbeddings> known = GivenEmbeddings.of(file);
        boolean empty = file.dataset().size() == 0;
        if (known.isEmpty() && !empty) {
            boolean text = sources.stream().allMatch(TextFile::suits);
            throw new InputException(text ? Problem.TEXT_ALONE : Problem.APART, sources.getFirst());
        }
        Optional<GivenEmbeddings> given = empty ? Optional.empty() : known;
        Map<Boolean, List<Path>> kinds = sources.stream().collect(Collectors.partitioningBy(TextFile::suits));
        Optional<Path> text = TextImport.among(kinds.get(true));
        List<EmbeddingFile> files = new ArrayList<>();
        for (Path source : kinds.get(false)) {
            EmbeddingFile read = EmbeddingFile.read(source);
            GivenEmbeddings now = new GivenEmbeddings(backbone(source, read), read.features().dim(), read.classes());
            if (given.isPresent() && !fits(given.get(), now, read)) {
                throw new InputException(Problem.BAD_EMBEDDINGS, source, Because.of("because.other.embeddings",
                        now.backbone(), now.dim(), given.get().backbone(), given.get().dim()));
            }
            given = Optional.of(given.isPresent() ? given.get().and(read.classes()) : now);
            files.add(read);
        }
        if (given.isEmpty()) {
            throw new InputException(Problem.TEXT_ALONE, text.orElseThrow());
        }
        TextImport names = text.isPresent() ? TextImport.of(text.get(), file, files, given.get())
                : TextImport.beside(sources, file, files, given.get());
        given.get().keep(file);
        return store(files, given.get(), names, job);
    }

    /** A file that does not say where it is from goes by its length. */
    private static boolean fits(GivenEmbeddings project, GivenEmbeddings now, EmbeddingFile read) {
        return now.dim() == project.dim() && (read.backbone().isEmpty() || now.backbone().equals(project.backbone()));
    }

    private static String backbone(Path source, EmbeddingFile read) {
        String name = source.getFileName().toString();
        return read.backbone().isEmpty() ? name.substring(0, name.length() - ENDING.length()) : read.backbone();
    }

    private ImportReport store(List<EmbeddingFile> files, GivenEmbeddings given, TextImport names, Job<?> job)
            throws HandfulException {
        ImageImporting importing = file.startImport();
        Pace pace = new Pace(job, Stage.READING);
        long total = files.stream().mapToLong(f -> f.labels().length).sum();
        List<String> added = new ArrayList<>();
        int already = 0;
        long done = 0;
        try {
            for (EmbeddingFile one : files) {
                EmbeddingPicture pictures = new EmbeddingPicture(one.features());
                for (int from = 0; from < one.labels().length && !job.token().cancelled(); from += BATCH) {
                    int n = Math.min(BATCH, one.labels().length - from);
                    AddedImages outcome = importing.add(batch(one, from, n, pictures, given));
                    outcome.added().forEach(i -> added.add(i.name()));
                    already += outcome.alreadyThere().size();
                    done += n;
                    pace.update(done, total);
                }
            }
            // Behind the images, so that each class that is there is known by more than its name.
            if (!job.token().cancelled()) {
                names.store(file);
            }
        } finally {
            changed.run();
        }
        return new ImportReport(List.copyOf(added), already, 0, 0, List.of(), names.remark().stream().toList(),
                job.token().cancelled(), job.token().cancelled() ? Optional.empty() : names.told(), 0);
    }

    private List<NewImage> batch(EmbeddingFile from, int first, int n, EmbeddingPicture pictures, GivenEmbeddings given)
            throws HandfulException {
        EmbeddingMatrix x = from.features();
        List<NewImage> out = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        float[] rows = new float[n * x.dim()];
        for (int i = 0; i < n; i++) {
            byte[] bytes = Numbers.bytes(x.values(), (first + i) * x.dim(), x.dim());
            String sha256 = ContentHash.sha256(bytes);
            int label = from.labels()[first + i];
            String className = label < 0 ? null : from.classes().get(label);
            // No picture, so nothing can look almost like it: a number of its own.
            long look = Long.parseUnsignedLong(sha256.substring(0, 16), 16);
            out.add(new NewImage(new ImageRef(from.name(first + i), sha256, 0, 0, look),
                    new NewImage.Source.Stored(bytes), pictures.jpeg(first + i), className, from.attributes(first + i),
                    SplitRole.ANY));
            digests.add(sha256);
            System.arraycopy(x.values(), (first + i) * x.dim(), rows, i * x.dim(), x.dim());
        }
        // First what a run needs, then what a person sees.
        file.putEmbeddings(ImageFeed.key(given.installed().card()), digests, new EmbeddingMatrix(n, x.dim(), rows));
        return out;
    }
}
