package org.handful.ui.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handful.error.InputException;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.Job;
import org.handful.run.JobProgress;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.run.result.Skipped;

/** Reads {@code .jpg} and {@code .png} files; a parent folder below the source is the class; empty files are skipped. */
final class FakeImport {
    private record Found(Path file, String name, String className) {}

    private final FakeSession session;
    private final Map<String, byte[]> files;

    FakeImport(FakeSession session, Map<String, byte[]> files) {
        this.session = session;
        this.files = files;
    }

    void run(Job<ImportReport> job, List<Path> sources, ImportOptions options) {
        try {
            List<Found> found = new ArrayList<>();
            for (Path source : sources) {
                collect(source, sources.size(), options, found);
            }
            if (found.isEmpty()) {
                throw new InputException(InputException.Problem.NOTHING_FOUND, sources.getFirst());
            }
            job.result().complete(read(job, found, options.labels().isPresent()));
        } catch (IOException | InputException | RuntimeException e) {
            job.result().completeExceptionally(e);
        }
    }

    /** One edit for all of them. */
    ImportReport take(List<ImageInput> pictures, Optional<String> intoClass) {
        pictures.forEach(p -> files.put(sha(p.name()), FakeGuess.bytes(p)));
        session.edit("importing images", d -> {
            List<String> labels = new ArrayList<>(d.labels().names());
            intoClass.filter(c -> !labels.contains(c)).ifPresent(labels::add);
            List<Sample> samples = new ArrayList<>(d.samples());
            pictures.forEach(p -> samples.add(new Sample(new ImageRef(p.name(), sha(p.name()), 160, 120, 0),
                    intoClass.map(labels::indexOf).orElse(Sample.UNLABELLED), Map.of(), SplitRole.ANY)));
            return FakeSession.sorted(new LabelSpace(labels), d.attributeNames(), samples);
        });
        return new ImportReport(pictures.stream().map(ImageInput::name).toList(), 0, 0, pictures.size(), List.of(),
                List.of(), false);
    }

    private static String sha(String name) {
        return "%064x".formatted(name.hashCode() & 0xFFFFFFFFL);
    }

    /** A table tells every image otherwise. */
    private ImportReport read(Job<ImportReport> job, List<Found> found, boolean table) throws IOException {
        List<String> added = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        int already = 0;
        for (int i = 0; i < found.size() && !job.token().cancelled(); i++) {
            Found f = found.get(i);
            byte[] bytes = Files.readAllBytes(f.file());
            if (bytes.length == 0) {
                skipped.add(new Skipped(f.name(), "the file is empty"));
            } else if (session.dataset().samples().stream().anyMatch(s -> s.image().name().equals(f.name()))) {
                already++;
            } else {
                add(f, bytes);
                added.add(f.name());
            }
            job.report(new JobProgress(JobProgress.Stage.READING, i + 1, found.size(), 25,
                    Optional.of(Duration.ofMillis((found.size() - i - 1) * 40L))));
        }
        return new ImportReport(added, already, 0, 0, skipped, List.of(), job.token().cancelled(), Optional.empty(),
                table ? already : 0);
    }

    private void add(Found f, byte[] bytes) {
        String sha = sha(f.name());
        files.put(sha, bytes);
        session.edit("importing images", d -> {
            List<String> names = new ArrayList<>(d.labels().names());
            if (f.className() != null && !names.contains(f.className())) {
                names.add(f.className());
            }
            List<Sample> samples = new ArrayList<>(d.samples());
            samples.add(new Sample(new ImageRef(f.name(), sha, 160, 120, 0),
                    f.className() == null ? Sample.UNLABELLED : names.indexOf(f.className()), Map.of(),
                    SplitRole.ANY));
            return FakeSession.sorted(new LabelSpace(names), d.attributeNames(), samples);
        });
    }

    private static void collect(Path source, int sources, ImportOptions options, List<Found> out) throws IOException {
        if (!Files.isDirectory(source)) {
            out.add(new Found(source, source.getFileName().toString(), options.intoClass().orElse(null)));
            return;
        }
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.filter(FakeImport::image).sorted().toList()) {
                Path relative = source.relativize(file);
                boolean direct = relative.getNameCount() == 1;
                String folder = (direct ? source : file.getParent()).getFileName().toString();
                String className = options.intoClass().orElse(direct && sources == 1 ? null : folder);
                String name = direct ? source.getFileName() + "/" + relative : relative.toString();
                out.add(new Found(file, name.replace('\\', '/'), className));
            }
        }
    }

    private static boolean image(Path file) {
        String name = file.toString();
        return name.endsWith(".jpg") || name.endsWith(".png");
    }
}
