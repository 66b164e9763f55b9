package org.handful.run.race;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.handful.error.HandfulException;
import org.handful.eval.split.Pool;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.Provenance;
import org.handful.run.Job;
import org.handful.run.result.RunResult.BackboneUsed;
import org.handful.run.train.EmbeddingFile;
import org.handful.run.train.TextFile;

/** Episodes of embeddings that were made elsewhere. */
public final class FileEpisodes {
    private FileEpisodes() {}

    /** @param text file with the embeddings of the class names */
    public static EpisodeReport perform(Path file, Optional<Path> text, EpisodePlan plan, Job<?> job,
            ExecutorService workers, Provenance provenance) throws HandfulException {
        EmbeddingFile given = EmbeddingFile.read(file);
        Optional<EmbeddingMatrix> names = text.isEmpty()
                ? Optional.empty()
                : Optional.of(TextFile.read(text.get(), given.classes()).of(given.classes()));
        Dataset data = given.asDataset();
        int[] alone = new int[data.size()];
        Arrays.fill(alone, -1);
        var source = EpisodeSource.of(given.features(), new Pool(data, alone), names, given.backbone().isEmpty()
                ? null
                : new BackboneUsed(given.backbone(), "", given.features().dim()));
        return new EpisodeRun(source, plan, job, workers).perform(0, provenance);
    }
}
