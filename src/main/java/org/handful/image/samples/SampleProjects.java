package org.handful.image.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes all sample projects: {@code SampleProjects FOLDER}. */
public final class SampleProjects {
    private static final Logger LOG = LoggerFactory.getLogger(SampleProjects.class);

    private SampleProjects() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "sample-projects");
        write(folder.resolve(LeavesProject.FOLDER), LeavesProject.pictures());
        write(folder.resolve(MushroomsProject.FOLDER), MushroomsProject.pictures());
        Path birds = folder.resolve(BirdsProject.FOLDER);
        List<SamplePicture> pictures = BirdsProject.pictures();
        write(birds, pictures);
        Files.writeString(birds.resolve("labels.csv"), labels(pictures));
        Files.writeString(birds.resolve("attributes.csv"), attributes(pictures));
    }

    static String labels(List<SamplePicture> pictures) {
        var out = new StringBuilder("image,label,split,background\n");
        pictures.forEach(p -> out.append(String.join(",", p.file(), p.label(), p.split(), p.background())).append('\n'));
        return out.toString();
    }

    static String attributes(List<SamplePicture> pictures) {
        var out = new StringBuilder("image,background\n");
        pictures.forEach(p -> out.append(p.file()).append(',').append(p.background()).append('\n'));
        return out.toString();
    }

    private static void write(Path folder, List<SamplePicture> pictures) throws IOException {
        for (SamplePicture picture : pictures) {
            Files.createDirectories(folder.resolve(picture.file()).getParent());
        }
        pictures.parallelStream().forEach(picture -> {
            try {
                Files.write(folder.resolve(picture.file()), picture.jpeg());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        LOG.info("{} pictures in {}", pictures.size(), folder);
    }
}
